import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isIntrospectionType,
  isListType,
  isNonNullType,
  isSpecifiedScalarType,
  lexicographicSortSchema,
  parse,
  printSchema,
  validate,
  type GraphQLInputType,
} from "graphql";
import { createSchema } from "../src/schema";
import { at } from "./support/json";
import { startTestHub, type TestHub } from "./support/hub";

const schema = createSchema();
const root = join(__dirname, "..");

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.stop());

test("schema/schema.graphql is what the code says", () => {
  expect(readFileSync(join(root, "schema/schema.graphql"), "utf8")).toBe(`${printSchema(lexicographicSortSchema(schema))}\n`);
});

test("every type is described", () => {
  const silent = Object.values(schema.getTypeMap()).filter(
    (type) =>
      !type.description &&
      !isIntrospectionType(type) &&
      !isSpecifiedScalarType(type) &&
      !["Query", "Mutation", "Subscription"].includes(type.name),
  );
  expect(silent.map(({ name }) => name)).toEqual([]);
});

test("every mutation says what it needs", () => {
  const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});
  expect(mutations.filter(({ description }) => !/ Needs [A-Z].*\.$/.test(description ?? "")).map(({ name }) => name)).toEqual([]);
});

test("every mutation refuses the anonymous, and announces nothing", async () => {
  const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});
  const before = await hub.anyone.data("{ announcementHead }");
  const answers: [string, unknown, number][] = [];
  for (const { name, args } of mutations) {
    const given = args.map((argument) => `${argument.name}: ${literal(argument.type)}`).join(", ");
    const { errors, status } = await hub.anyone.ask(`mutation { ${name}(${given}) { userErrors { code } } }`);
    answers.push([name, at(errors, "0.extensions.code"), status]);
  }

  expect(mutations.length).toBeGreaterThan(20);
  expect(answers).toEqual(mutations.map(({ name }) => [name, "UNAUTHENTICATED", 200]));
  expect(await hub.anyone.data("{ announcementHead }")).toEqual(before);
});

test("the documents of the README are valid", () => {
  const readme = readFileSync(join(root, "README.md"), "utf8");
  const sent = [...readme.matchAll(/\{"query":\s*"((?:[^"\\]|\\.)*)"\}/g)].map(([, text]) => JSON.parse(`"${text}"`) as string);
  const followed = [...readme.matchAll(/const query = `([^`]*)`/g)].map(([, text]) => text ?? "");

  expect([sent.length, followed.length]).toEqual([3, 1]);
  for (const document of [...sent, ...followed]) expect(validate(schema, parse(document))).toEqual([]);
});

/** The least that is of the type's form. */
function literal(type: GraphQLInputType): string {
  const named = isNonNullType(type) ? type.ofType : type;
  if (isListType(named)) return "[]";
  if (isEnumType(named)) return named.getValues()[0]?.name ?? "";
  if (isInputObjectType(named)) {
    const needed = Object.values(named.getFields()).filter((field) => isNonNullType(field.type));
    return `{ ${needed.map((field) => `${field.name}: ${literal(field.type)}`).join(", ")} }`;
  }
  const words: Record<string, string> = {
    DateTime: '"2026-01-01T00:00:00Z"',
    Date: '"2026-01-01"',
    URL: '"https://example.org"',
    Int: "1",
    Float: "1",
    Boolean: "true",
  };
  return words[getNamedType(type).name] ?? '"x"';
}
