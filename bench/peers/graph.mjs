// The part of the hub's graph that the documents of the bench ask for, as one writes it down by hand.
import { GraphQLScalarType } from "graphql";

export const typeDefs = `
scalar DateTime
enum Vocabulary { THEME TARGET_GROUP ARENA COOPERATION_FORM }
interface Node { id: ID! }
type Municipality implements Node { id: ID! code: String! name: String! population: Int website: String
  initiatives(first: Int!): InitiativeConnection! adoptions(first: Int!): AdoptionConnection! contacts(first: Int!): ContactConnection! }
type Initiative implements Node { id: ID! title: String! summary: String status: String! publishedAt: DateTime
  municipality: Municipality! themes: [Term!]! contacts: [Contact!]! }
type Term { key: String! name: String! }
type Contact implements Node { id: ID! name: String! jobTitle: String }
type Adoption { id: ID! status: String! startedAt: DateTime! initiative: Initiative! }
type Event implements Node { id: ID! title: String! startsAt: DateTime! endsAt: DateTime! venue: Venue programme: [Session!]! }
type Venue { name: String! }
type Session { id: ID! kind: String! title: String! startsAt: DateTime! endsAt: DateTime! room: String speakers: [Speaker!]! initiatives: [Initiative!]! }
type Speaker { name: String! title: String municipality: Municipality }
type MunicipalityConnection { nodes: [Municipality!]! }
type InitiativeConnection { totalCount: Int! nodes: [Initiative!]! facets: InitiativeFacets! }
type AdoptionConnection { totalCount: Int! nodes: [Adoption!]! }
type ContactConnection { totalCount: Int! nodes: [Contact!]! }
type InitiativeFacets { stages: [StageFacet!]! terms(vocabulary: Vocabulary!): [TermFacet!]! }
type StageFacet { stage: String! count: Int! }
type TermFacet { term: Term! count: Int! }
type UserError { code: String! field: [String!] message: String! }
input InitiativeFilter { text: String }
input PublishInitiativeInput { id: ID! }
type PublishInitiativePayload { initiative: Initiative userErrors: [UserError!]! }
type Query {
  municipalities(first: Int): MunicipalityConnection!
  municipality(code: String!): Municipality
  initiatives(first: Int, filter: InitiativeFilter): InitiativeConnection!
  event(id: ID!): Event
  nodes(ids: [ID!]!): [Node]!
}
type Mutation { publishInitiative(input: PublishInitiativeInput!): PublishInitiativePayload! }
`;

export const DateTime = new GraphQLScalarType({ name: "DateTime", serialize: (value) => value.toISOString() });
