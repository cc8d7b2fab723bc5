import { aMunicipality, aPractice } from "../support/factories";
import { startTestHub, type TestHub } from "../support/hub";
import { at, textAt } from "../support/json";

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.stop());

const PAGE = `query ($first: Int, $after: String, $last: Int, $before: String, $orderBy: MunicipalityOrder) {
  municipalities(first: $first, after: $after, last: $last, before: $before, orderBy: $orderBy) {
    nodes { code name population } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;

interface Town {
  readonly code: string;
  readonly name: string;
  readonly population: number;
}

async function walk(size: number, direction: "forwards" | "backwards", orderBy?: object): Promise<{ towns: Town[]; edges: unknown[] }> {
  const towns: Town[] = [];
  const edges: unknown[] = [];
  let cursor: string | undefined;
  for (;;) {
    const page = direction === "forwards" ? { first: size, after: cursor } : { last: size, before: cursor };
    const data = await hub.anyone.data(PAGE, { ...page, orderBy });
    const nodes = at(data, "municipalities.nodes") as Town[];
    if (direction === "forwards") towns.push(...nodes);
    else towns.unshift(...nodes);
    const { hasNextPage, hasPreviousPage } = at(data, "municipalities.pageInfo") as Record<string, unknown>;
    edges.push([hasPreviousPage, hasNextPage]);
    if (!(direction === "forwards" ? hasNextPage : hasPreviousPage)) return { towns, edges };
    cursor = textAt(data, `municipalities.pageInfo.${direction === "forwards" ? "endCursor" : "startCursor"}`);
  }
}

test("forwards and backwards, pages give each once, in one order, and know where they end", async () => {
  const forwards = await walk(40, "forwards");
  const backwards = await walk(40, "backwards");

  expect(forwards.towns.length).toBe(98);
  expect(new Set(forwards.towns.map(({ code }) => code)).size).toBe(98);
  expect(backwards.towns).toEqual(forwards.towns);
  expect(forwards.edges).toEqual([
    [false, true],
    [true, true],
    [true, false],
  ]);
  expect(backwards.edges).toEqual([
    [true, false],
    [true, true],
    [false, true],
  ]);
});

test.each([
  ["POPULATION", (town: Town) => town.population],
  ["CODE", (town: Town) => town.code],
] as const)("ordered by %s, both ways", async (field, key) => {
  const { towns } = await walk(100, "forwards");
  const sorted = (sign: number) =>
    [...towns].sort((a, b) => (key(a) < key(b) ? -sign : key(a) > key(b) ? sign : 0)).map(({ code }) => code);

  const rising = await walk(30, "forwards", { field, direction: "ASC" });
  const falling = await walk(30, "forwards", { field, direction: "DESC" });

  expect(rising.towns.map(({ code }) => code)).toEqual(sorted(1));
  expect(falling.towns.map(({ code }) => code)).toEqual(sorted(-1));
});

test("rows that come in between make no duplicate and no gap", async () => {
  const { code, editor } = await aMunicipality(hub);
  const before: string[] = [];
  for (let i = 0; i < 6; i++) before.push(await aPractice(editor, { municipalityCode: code, title: `B ${i}` }));
  const document = `query ($code: String!, $after: String) { municipality(code: $code) { initiatives(first: 2, after: $after, orderBy: { field: TITLE, direction: ASC }) {
    nodes { id title } pageInfo { hasNextPage endCursor } } } }`;

  const seen: string[] = [];
  let after: string | undefined;
  for (let page = 0; ; page++) {
    const data = await hub.anyone.data(document, { code, after });
    seen.push(...(at(data, "municipality.initiatives.nodes") as { id: string }[]).map(({ id }) => id));
    if (at(data, "municipality.initiatives.pageInfo.hasNextPage") === false) break;
    after = textAt(data, "municipality.initiatives.pageInfo.endCursor");
    await aPractice(editor, { municipalityCode: code, title: `A ${page}` });
    await aPractice(editor, { municipalityCode: code, title: "C" });
    if (page > 10) throw new Error("it never ends");
  }

  expect(seen.filter((id) => before.includes(id))).toEqual(before);
  expect(new Set(seen).size).toBe(seen.length);
});

test("a cursor that is not of this list is refused, and says so", async () => {
  const other = textAt(
    await hub.anyone.data(PAGE, { first: 1, orderBy: { field: "CODE", direction: "ASC" } }),
    "municipalities.pageInfo.endCursor",
  );
  const elsewhere = textAt(await hub.anyone.data("{ events(first: 1) { pageInfo { endCursor } } }"), "events.pageInfo.endCursor");
  const forged = Buffer.from(JSON.stringify(["Municipality NAME ASC", { $gt: "" }, "x"])).toString("base64url");
  const told: unknown[] = [];
  for (const after of [other, elsewhere, forged, "", "hello", Buffer.from("[]").toString("base64url")]) {
    const { errors } = await hub.anyone.ask(PAGE, { first: 1, after });
    told.push([at(errors, "0.extensions.code"), at(errors, "0.message")]);
  }

  const notOurs = "This is no cursor of ours: send one that `pageInfo` or an edge gave, unchanged.";
  expect(told).toEqual([
    ["CURSOR_INVALID", "This cursor is of another list or order (Municipality CODE ASC); this list is Municipality NAME ASC."],
    ["CURSOR_INVALID", "This cursor is of another list or order (Event STARTS_AT DESC); this list is Municipality NAME ASC."],
    ...Array.from({ length: 4 }, () => ["CURSOR_INVALID", notOurs]),
  ]);
  const counted = await hub.anyone.ask('{ municipalities(after: "x") { totalCount } }');
  expect(at(counted.errors, "0.message")).toBe(notOurs);
});

test.each([
  [{ first: -1 }, "`first` is 0 to 100, not -1."],
  [{ first: 101 }, "`first` is 0 to 100, not 101."],
  [{ last: 101 }, "`last` is 0 to 100, not 101."],
  [{ first: 1, last: 1 }, "Give `first` or `last`, not both."],
  [{ before: "x" }, "`before` goes with `last`; `first` goes with `after`."],
  [{ last: 1, after: "x" }, "`after` goes with `first`; `last` goes with `before`."],
])("a page of %j is refused", async (page, message) => {
  const { errors } = await hub.anyone.ask(PAGE, page);
  expect([at(errors, "0.extensions.code"), at(errors, "0.message")]).toEqual(["BAD_USER_INPUT", `municipalities: ${message}`]);
  const counted = await hub.anyone.ask(
    "query ($first: Int, $after: String, $last: Int, $before: String) { municipalities(first: $first, after: $after, last: $last, before: $before) { totalCount } }",
    page,
  );
  expect(at(counted.errors, "0.message")).toBe(`municipalities: ${message}`);
});

test("a page of none, and a list that is only counted", async () => {
  expect(await hub.anyone.data("{ municipalities(first: 0) { nodes { code } pageInfo { hasNextPage endCursor } } }")).toEqual({
    municipalities: { nodes: [], pageInfo: { hasNextPage: true, endCursor: null } },
  });
  expect(await hub.anyone.data("{ municipalities { totalCount __typename } }")).toEqual({
    municipalities: { totalCount: 98, __typename: "MunicipalityConnection" },
  });
});
