import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  buildSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isScalarType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
} from "graphql";
import { World } from "../rights/world";
import { startTestHub, type TestHub } from "../support/hub";
import { at, type Json } from "../support/json";

const schema = buildSchema(readFileSync(join(__dirname, "../../schema/schema.graphql"), "utf8"));

let hub: TestHub;
let world: World;
beforeAll(async () => {
  hub = await startTestHub({ environment: { WEBHOOK_ALLOW_PRIVATE: "1" } });
  world = await World.of(hub);
});
afterAll(() => hub.stop());

/** SQL, patterns and search operators in one; characters that PostgreSQL has not, or that are none; names that objects have. */
const hostile = [
  "'; DROP TABLE initiative; -- \\'; SELECT pg_sleep(60); -- \" OR 1=1 $1::int %_\\ &|!:*",
  "a\u0000b",
  "\ud800",
  "__proto__",
];

type Field = GraphQLField<unknown, unknown>;
type Place = readonly (string | number)[];

/** Wherever a text can be put into a field's arguments. */
function placesOfText(args: readonly (GraphQLArgument | GraphQLInputField)[], seen: readonly string[] = []): Place[] {
  return args.flatMap(({ name, type }): Place[] => {
    const inner = getNamedType(type);
    const at = isListType(isNonNullType(type) ? type.ofType : type) ? [name, 0] : [name];
    if (isScalarType(inner)) return ["Int", "Float", "Boolean"].includes(inner.name) ? [] : [at];
    if (!isInputObjectType(inner) || seen.includes(inner.name)) return [];
    return placesOfText(Object.values(inner.getFields()), [...seen, inner.name]).map((rest) => [...at, ...rest]);
  });
}

const plain: Readonly<Record<string, Json>> = {
  Int: 1,
  Float: 1.5,
  Boolean: true,
  Date: "2027-01-01",
  DateTime: "2027-01-01T09:00:00Z",
  EmailAddress: "somebody@example.org",
  URL: "https://example.org",
};

/** A value of a type with nothing in it that may be left out, and with the text at the place. */
function valueOf(type: GraphQLInputType, place: Place | null, text: string): Json {
  if (isNonNullType(type)) return valueOf(type.ofType as GraphQLInputType, place, text);
  if (isListType(type)) return place ? [valueOf(type.ofType as GraphQLInputType, place.slice(1), text)] : [];
  if (isInputObjectType(type)) return membersOf(Object.values(type.getFields()), place, text);
  if (place) return text;
  return isEnumType(type) ? type.getValues()[0]?.name : (plain[type.toString()] ?? "x");
}

const membersOf = (members: readonly (GraphQLArgument | GraphQLInputField)[], place: Place | null, text: string) =>
  Object.fromEntries(
    members
      .filter(({ name, type }) => isNonNullType(type) || place?.[0] === name)
      .map(({ name, type }) => [name, valueOf(type, place?.[0] === name ? place.slice(1) : null, text)]),
  );

function documentOf(kind: "query" | "mutation", field: Field): string {
  const type = getNamedType(field.type);
  if (kind === "mutation")
    return `mutation ($input: ${field.args[0]?.type.toString()}) { ${field.name}(input: $input) { userErrors { code } } }`;
  const selection = isLeafType(type) ? "" : type.name.endsWith("Connection") ? "{ nodes { __typename } totalCount }" : "{ __typename }";
  const variables = field.args.map(({ name, type: of }) => `$${name}: ${of.toString()}`).join(", ");
  const args = field.args.map(({ name }) => `${name}: $${name}`).join(", ");
  return `${kind} (${variables}) { ${field.name}(${args}) ${selection} }`;
}

const rootFields = (["query", "mutation"] as const).flatMap((kind) => {
  const root = kind === "query" ? schema.getQueryType() : schema.getMutationType();
  return Object.values(root?.getFields() ?? {})
    .map((field) => ({ kind, field, name: field.name, places: placesOfText(field.args) }))
    .filter(({ places }) => places.length > 0);
});

const tables = () => hub.dataSource.query<{ name: string }[]>("SELECT relname AS name FROM pg_class WHERE relkind = 'r' ORDER BY relname");

/** What the mutation is done with where nothing is wrong, and the text put in. */
async function tryOf({ kind, field }: { kind: "query" | "mutation"; field: Field }, place: Place, text: string): Promise<object> {
  const withText = membersOf(field.args, place, text);
  if (kind === "query") return withText;
  return { input: merged((await world.inputOf(field.name, "own")) as Json, place.slice(1), text) };
}

function merged(value: Json, [key, ...rest]: Place, text: string): Json {
  if (key === undefined) return text;
  if (key === 0) return [merged(undefined, rest, text)];
  return { ...(value as object | undefined), [key]: merged(at(value, String(key)), rest, text) };
}

test.each(rootFields)("whatever is written is text: $kind $name", async ({ kind, field, places }) => {
  const before = await tables();
  for (const place of places) {
    for (const text of hostile) {
      const given = await tryOf({ kind, field }, place, text);
      const { status, data, errors } = await world.administrator.ask(documentOf(kind, field), given);
      // Where it was refused, what it was tried with is there for the next.
      if (kind === "mutation" && errors === undefined && at(data, `${field.name}.userErrors.0`) === undefined)
        world.useUp(field.name, "own");
      const codes = ((errors ?? []) as Json[]).map((error) => at(error, "extensions.code"));
      const ours = codes.filter((code) => code === "INTERNAL_SERVER_ERROR" || code === "SERVICE_UNAVAILABLE");
      expect([place.join("."), text, status < 500, ours]).toEqual([place.join("."), text, true, []]);
    }
  }
  expect(await tables()).toEqual(before);
});
