import {
  getNamedType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from "graphql";
import { at, type Json } from "../support/json";
import { inEnglish } from "../support/mutate";
import type { NamedRule } from "../support/rules";
import type { Actor, Whose, World } from "./world";

/** What one actor got to see: nothing of the thing (.), null or an empty list (0), something (v). */
export type Seen = "." | "0" | "v";

/** Types with an id, in the order of their names: each is looked at by itself. */
export const nodeTypes = (schema: GraphQLSchema): GraphQLObjectType[] =>
  schema
    .getPossibleTypes(schema.getType("Node") as Parameters<GraphQLSchema["getPossibleTypes"]>[0])
    .filter(isObjectType)
    .sort((a, b) => (a.name < b.name ? -1 : 1));

const fieldsOf = (type: GraphQLObjectType): GraphQLField<unknown, unknown>[] => Object.values(type.getFields());

function selectionOf(field: GraphQLField<unknown, unknown>): string {
  const type = getNamedType(field.type);
  if (isLeafType(type)) return field.name;
  if (type.name.endsWith("Connection")) return `${field.name} { nodes { __typename } }`;
  return `${field.name} { __typename }`;
}

/** What is seen of each field of a thing. `salt` makes the document another one, so that nothing kept of the last is used. */
export async function seenOf(type: GraphQLObjectType, id: string, { person }: Actor, salt = ""): Promise<Readonly<Record<string, Seen>>> {
  const fields = fieldsOf(type);
  const query = `query Seen${salt}($id: ID!) { node(id: $id) { ... on ${type.name} { ${fields.map(selectionOf).join(" ")} } } }`;
  const node = at(await person.data(query, { id }), "node") as Readonly<Record<string, Json>> | null;
  return Object.fromEntries(fields.map(({ name }) => [name, node === null ? "." : isNothing(node[name]) ? "0" : "v"]));
}

function isNothing(value: Json): boolean {
  if (value === null || value === undefined) return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === "object" && "nodes" in value && (value.nodes as unknown[]).length === 0;
}

const letters: Readonly<Record<string, string>> = { FORBIDDEN: "F", NOT_FOUND: "N", UNAUTHENTICATED: "U" };

export interface Tried {
  /** +: done, or let through to where something else than rights stood against it. F, N, U: FORBIDDEN, NOT_FOUND, UNAUTHENTICATED. */
  readonly mark: string;
  /** In English. */
  readonly message: string;
  /** Which were asked for the answer. */
  readonly rules: ReadonlySet<NamedRule["rule"]>;
}

export async function tried(world: World, way: string, whose: Whose, actor: Actor): Promise<Tried> {
  const input = await world.inputOf(way, whose);
  world.asked.clear();
  const [mutation = ""] = way.split(" ");
  const { data, errors } = await actor.person.ask(
    `mutation ($input: ${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input!) { ${mutation}(input: $input) { userErrors { code message } } }`,
    { input },
    inEnglish,
  );
  const rules = new Set(world.asked);
  if (errors !== undefined)
    return { mark: letters[String(at(errors, "0.extensions.code"))] ?? "?", message: String(at(errors, "0.message")), rules };
  const code = at(data, `${mutation}.userErrors.0.code`);
  if (code === undefined) {
    world.useUp(way, whose);
    return { mark: "+", message: "", rules };
  }
  // eraseMyAccount is let through to its confirmation, which is wrong on purpose.
  const mark = letters[String(code)] ?? (code === "INVALID" && mutation === "eraseMyAccount" ? "+" : "?");
  return { mark, message: String(at(data, `${mutation}.userErrors.0.message`)), rules };
}

/** Fields and arguments whose rights are those of what they are a part of, and why. */
export function inherited(schema: GraphQLSchema): string[] {
  const nodes = new Set(nodeTypes(schema).map(({ name }) => name));
  const rows: string[] = [];
  for (const type of Object.values(schema.getTypeMap()).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (type.name.startsWith("__")) continue;
    if (isObjectType(type) && !nodes.has(type.name) && !["Query", "Mutation", "Subscription"].includes(type.name)) {
      const kind = /(Connection|Edge)$/.test(type.name)
        ? "a page of what the reader sees"
        : type.name.endsWith("Payload")
          ? "read as what it names"
          : "a part of what it stands in";
      for (const { name } of fieldsOf(type)) rows.push(`${type.name}.${name}: ${kind}`);
    }
    if (isObjectType(type)) {
      for (const field of fieldsOf(type))
        for (const argument of field.args)
          rows.push(`${type.name}.${field.name}(${argument.name}): ${argumentKind(argument.name, getNamedType(argument.type).name)}`);
    }
    if (isInterfaceType(type)) for (const name of Object.keys(type.getFields())) rows.push(`${type.name}.${name}: as the type that it is`);
    if (isInputObjectType(type) && !type.name.endsWith("Filter"))
      rows.push(`${type.name}: ${type.name.endsWith("Order") ? "orders what the reader sees" : "as the mutation"}`);
  }
  return rows;
}

const pageArguments = ["first", "after", "last", "before"];
/** They name one thing, or several: what one may not see is not there. Each root field below is tried with them. */
const naming = ["id", "ids", "slug", "code"];

function argumentKind(name: string, type: string): string {
  if (pageArguments.includes(name)) return "a page of what the reader sees";
  if (naming.includes(name)) return "names what the reader may see";
  if (name === "input") return "as the mutation";
  if (type.endsWith("Filter")) return `finds among what the reader sees: ${type}`;
  if (type.endsWith("Order")) return "orders what the reader sees";
  if (name === "eventId") return "names a thing; answered as Event is";
  if (name === "vocabulary") return "finds among what is public";
  if (type === "Language") return "chooses the words";
  if (name === "query") return "finds among what the reader sees";
  if (type === "SearchType") return "finds among what the reader sees";
  if (name === "title") return "is written above what the reader sees";
  if (type === "AnnouncementKind") return "chooses an example";
  throw new Error(`say in test/rights/cells.ts what the argument ${name} of type ${type} may do`);
}
