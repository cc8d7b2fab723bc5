import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isIntrospectionType,
  isListType,
  isNonNullType,
  isObjectType,
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
  expect(
    mutations
      .filter(({ description }) => !/ Needs ([A-Z]|the (token|code of the ticket), and no account).*\.$/.test(description ?? ""))
      .map(({ name }) => name),
  ).toEqual([]);
});

/** Of the matrix that test/rights compares with the running graph: what a field shows to each caller. */
const shown = [...readFileSync("schema/rights.txt", "utf8").matchAll(/^(\w+)\.(\w+) +own (\S+) +another (\S+)$/gm)].map(
  ([, type = "", field = "", own = "", another = ""]) => ({ type, field, cells: [own, another] }),
);

test("whatever is not for everybody says by whom it is seen", () => {
  const silent = new Set<string>();
  for (const { type: name, field, cells } of shown) {
    const type = schema.getType(name);
    if (!isObjectType(type) || name === "Query") continue;
    if (cells.some((cell) => cell.includes(".")) && !/\bSeen by\b/.test(type.description ?? "")) silent.add(name);
    // There for some, null or empty for others who see the thing itself.
    const isSplit = cells.some((cell) => cell.includes("0") && cell.includes("v"));
    if (isSplit && !/\b[Ss]een by .*\.$/.test(type.getFields()[field]?.description ?? "")) silent.add(`${name}.${field}`);
  }
  expect(shown.length).toBeGreaterThan(200);
  expect([...silent]).toEqual([]);
});

/** Those that a link or a code lets anybody do. */
const byToken = ["answerContactNotice", "giveEventFeedback"];

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
  expect(answers).toEqual(mutations.map(({ name }) => [name, byToken.includes(name) ? undefined : "UNAUTHENTICATED", 200]));
  expect(await hub.anyone.data("{ announcementHead }")).toEqual(before);
});

test("the documents of the README are valid", () => {
  const readme = readFileSync(join(root, "README.md"), "utf8");
  const sent = [...readme.matchAll(/\{"query":\s*"((?:[^"\\]|\\.)*)"\}/g)].map(([, text]) => JSON.parse(`"${text}"`) as string);
  const followed = [...readme.matchAll(/const query = `([^`]*)`/g)].map(([, text]) => text ?? "");

  expect([sent.length, followed.length]).toEqual([5, 1]);
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
    EmailAddress: '"anna@example.org"',
    Int: "1",
    Float: "1",
    Boolean: "true",
  };
  return words[getNamedType(type).name] ?? '"x"';
}
