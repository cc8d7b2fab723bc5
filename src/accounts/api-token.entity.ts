import { Field, ObjectType, registerEnumType } from "type-graphql";
import { Node } from "../kernel/graphql/node";
import { DateTime } from "../kernel/graphql/scalars";
import { TokenScope } from "../kernel/viewer";
import { Municipality } from "../municipalities";

registerEnumType(TokenScope, {
  name: "TokenScope",
  description: "What a program's key may be used for, within the rights of whoever it belongs to.",
  valuesConfig: {
    GRAPH_READ: { description: "Reads what is for the network; without it, what is public." },
    CONTACTS_READ: { description: "Reads about people what is not public, and all that GRAPH_READ does." },
    INITIATIVES_WRITE: { description: "Writes initiatives, contacts and organisations, and reads as GRAPH_READ." },
    EVENTS_MANAGE: { description: "Runs events, the network and the vocabularies, and reads as GRAPH_READ." },
    WEBHOOKS_MANAGE: { description: "Manages webhooks; reads what is public." },
  },
});

@ObjectType({
  implements: Node,
  description:
    "A key for a program. A person's never allows more than that person may do at the moment; a municipality's, never more than an editor of it. Seen by whoever made it, by editors of its municipality and by administrators.",
})
export class ApiToken extends Node {
  @Field()
  name!: string;

  @Field(() => Municipality, {
    nullable: true,
    description: "Set where it is the municipality's and not a person's: it outlives whoever made it.",
  })
  municipality!: Municipality | null;

  @Field(() => [TokenScope])
  scopes!: TokenScope[];

  @Field(() => DateTime)
  createdAt!: Date;

  @Field(() => DateTime)
  expiresAt!: Date;

  @Field(() => DateTime, { nullable: true, description: "To the hour." })
  lastUsedAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: "Since when it is refused." })
  revokedAt!: Date | null;
}
