import { buildSchema, getIntrospectionQuery, parse, validate } from "graphql";
import { checkOperation, costOf } from "../../../src/kernel/http/limits";
import { toySchema } from "./toy-schema";

const schema = toySchema({ failure: null, streams: [], begun: [], finish: [], pulled: 0 });

function cost(text: string, variables: Record<string, unknown> = {}, operationName: string | null = null): number {
  const document = parse(text);
  expect(validate(schema, document)).toEqual([]);
  return costOf(schema, document, operationName, variables);
}

const refusal = (text: string, variables: Record<string, unknown> = {}) =>
  checkOperation(schema, parse(text), null, variables)?.toJSON() ?? null;

const tooComplex = (message: string) => ({ message, extensions: { code: "TOO_COMPLEX", http: { status: 400 } } });
const costly = (spent: number) =>
  tooComplex(`This costs ${spent}; the most is 5000. Each object costs 1, and a connection as many as \`first\` says.`);

test.each([
  ["a scalar", "{ hello }", 0],
  ["an object", "{ thing { id name } }", 1],
  ["an object in an object", "{ thing { thing { id } } }", 2],
  ["a plain list of scalars only", "{ all { id } }", 1],
  ["a plain list counts five", "{ all { thing { id } } }", 6],
  ["a plain list with first", "{ similar(first: 7) { thing { id } } }", 8],
  ["a connection without first", "{ things { nodes { id } } }", 21],
  ["a connection's default is 20 where first is null", "{ things(first: null) { nodes { id } } }", 21],
  ["a connection with first", "{ things(first: 3) { nodes { id } } }", 4],
  ["a connection with last", "{ things(last: 4) { nodes { id } } }", 5],
  ["at most 100 are counted", "{ things(first: 100000) { nodes { id } } }", 101],
  ["at least none", "{ things(first: -5) { nodes { id } } }", 1],
  ["what a connection has once is counted once", "{ things(first: 50) { totalCount pageInfo { hasNextPage } } }", 2],
  ["edges and their nodes", "{ things(first: 3) { edges { cursor node { id } } } }", 7],
  ["connections in connections", "{ things(first: 10) { nodes { things(first: 10) { nodes { id } } } } }", 1 + 10 * (1 + 11)],
  ["a connection's fragment takes its page", "{ things(first: 3) { ...page } } fragment page on ThingConnection { nodes { id } }", 4],
  ["the dearest type of a union", "{ found { ... on Thing { things { nodes { id } } } ... on Other { thing { id } } } }", 1 + 21],
  ["one type of a union in two fragments", "{ found { ... on Thing { thing { id } } ... on Thing { all { id } } } }", 3],
  ["literal ids", '{ nodes(ids: ["a", "b", "c"]) { thing { id } } }', 4],
  ["one id, which is a list of one", '{ nodes(ids: "a") { thing { id } } }', 2],
])("cost: %s", (_name, text, expected) => expect(cost(text)).toBe(expected));

test("cost goes by the variables of the request", () => {
  const text = "query ($n: Int = 7) { things(first: $n) { nodes { id } } }";
  expect([cost(text), cost(text, { n: 100 }), cost(text, { n: null }), cost(text, { n: "x" })]).toEqual([8, 101, 21, 21]);
  expect(cost("query ($ids: [ID!]!) { nodes(ids: $ids) { thing { id } } }", { ids: ["a", "b"] })).toBe(3);
  expect(cost("query ($constructor: Int = 90) { things(first: $constructor) { nodes { id } } }")).toBe(91);
});

test("cost leaves out what is skipped", () => {
  const text =
    "query ($more: Boolean = false) { thing { id } things @include(if: $more) { nodes { id } } ...all @skip(if: $more) } fragment all on Query { all { id } }";
  expect([cost(text), cost(text, { more: true }), cost(text, { more: false })]).toEqual([2, 22, 2]);
});

test("cost is that of the operation that is named", () => {
  const text = "query A { thing { id } } query B { things { nodes { id } } }";
  expect([cost(text, {}, "A"), cost(text, {}, "B"), cost(text, {}, "C")]).toEqual([1, 21, 0]);
});

test("first, multiplied by variables, is too complex", () => {
  const text = "query ($n: Int) { things(first: $n) { nodes { things(first: $n) { nodes { id } } } } }";
  expect(refusal(text, { n: 69 })).toBeNull();
  expect(refusal(text, { n: 70 })).toEqual(costly(1 + 70 * (1 + 71)));
});

const nested = (depth: number) => `${"{ thing ".repeat(depth - 1)}{ id }${" }".repeat(depth - 1)}`;

test("21 fields deep is the most", () => {
  expect(refusal(nested(21))).toBeNull();
  expect(refusal(nested(22))).toEqual(tooComplex("This is 22 fields deep; the most is 21."));
  const byFragment = `{ thing { ...deep } } fragment deep on Thing ${nested(21)}`;
  expect(refusal(byFragment)).toEqual(tooComplex("This is 22 fields deep; the most is 21."));
});

test("30 aliases are the most, counted where fragments are spread", () => {
  const aliased = (count: number) => `{ ${Array.from({ length: count }, (_, n) => `a${n}: hello`).join(" ")} }`;
  expect(refusal(aliased(30))).toBeNull();
  expect(refusal(aliased(31))).toEqual(tooComplex("This has 31 aliases; the most is 30."));
  const spread = "{ thing { ...two thing { ...two } } } fragment two on Thing { a: id b: name }";
  expect(refusal(spread)).toBeNull();
  expect(refusal(`{ ${Array.from({ length: 16 }, () => "thing { ...two }").join(" ")} } fragment two on Thing { a: id b: name }`)).toEqual(
    tooComplex("This has 32 aliases; the most is 30."),
  );
});

/** Each fragment spreads the next twice: 2 to the 40th selections in 2 kB. */
const bomb = (deep: number) =>
  `{ thing { ...f0 } } ${Array.from({ length: deep }, (_, n) => `fragment f${n} on Thing { thing { id ...f${n + 1} } all { id ...f${n + 1} } }`).join(" ")} fragment f${deep} on Thing { id }`;

test("a fragment bomb is measured by its text, not by what it would make", () => {
  const text = bomb(40);
  expect(refusal(text)).toEqual(tooComplex("This is 42 fields deep; the most is 21."));
  expect(cost(text)).toBeGreaterThan(1e20);
  // Flat, so that neither depth nor aliases are over the limit.
  const flat = `{ ...f0 } ${Array.from({ length: 13 }, (_, n) => `fragment f${n} on Query { hello ...f${n + 1} ...f${n + 1} }`).join(" ")} fragment f13 on Query { hello }`;
  expect(refusal(flat)).toEqual(tooComplex("This selects 32766 fields; the most is 5000."));
});

test("U+0000 is refused, in variables and in literals", () => {
  const nul = {
    message: "The character U+0000 cannot be kept: leave it out.",
    extensions: { code: "BAD_USER_INPUT", http: { status: 400 } },
  };
  expect(refusal("query ($a: String) { hello(name: $a) }", { a: "a\0b" })).toEqual(nul);
  expect(refusal("query ($a: String) { hello(name: $a) }", { a: [{ deep: { er: ["\0"] } }] })).toEqual(nul);
  expect(refusal("query ($a: String) { hello(name: $a) }", { a: { "\0": 1 } })).toEqual(nul);
  expect(refusal("query ($a: String) { hello(name: $a) }", { a: "a\u0001b" })).toBeNull();
  expect(refusal('{ hello(name: "a\\u0000b") }')).toEqual({ ...nul, locations: [{ line: 1, column: 15 }] });
  let deep: unknown = "\0";
  for (let n = 0; n < 50_000; n++) deep = [deep];
  expect(refusal("query ($a: String) { hello(name: $a) }", { a: deep })).toEqual(nul);
});

test("the introspection that tools send passes, at any depth and twice over", () => {
  const options = {
    descriptions: true,
    specifiedByUrl: true,
    directiveIsRepeatable: true,
    schemaDescription: true,
    inputValueDeprecation: true,
    oneOf: true,
  };
  expect(refusal(getIntrospectionQuery())).toBeNull();
  expect(refusal(getIntrospectionQuery(options))).toBeNull();
  expect(refusal(`{ __type(name: "Thing") { ${"ofType { ".repeat(40)} name ${"} ".repeat(40)} } }`)).toBeNull();
});

test("introspection that asks for much more is refused", () => {
  const more = tooComplex("This asks for more of the schema than the standard introspection query does.");
  const aliased = Array.from({ length: 31 }, (_, n) => `a${n}: name`).join(" ");
  expect(refusal(`{ __schema { types { ${aliased} } } }`)).toEqual(more);
  const walks = (count: number) =>
    `{ ${Array.from({ length: count }, (_, n) => `w${n}: __schema { types { fields { type { fields { type { name } } } } } }`).join(" ")} }`;
  expect(refusal(walks(1))).toBeNull();
  expect(refusal(walks(30))).toEqual(more);
  const hostile = "{ __schema { types { ...f } } } fragment f on __Type { name fields { ...g } } fragment g on __Field { type { ...f } }";
  expect(validate(schema, parse(hostile)).length).toBeGreaterThan(0);
});

test("a mutation and a subscription are measured as a query is", () => {
  expect(costOf(schema, parse("mutation { change { thing { id } } }"), null, {})).toBe(2);
  expect(costOf(schema, parse("subscription { counted }"), null, {})).toBe(0);
  expect(costOf(buildSchema("type Query { a: Int }"), parse("mutation { change { id } }"), null, {})).toBe(0);
});
