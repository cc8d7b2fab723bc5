import { aDraft, aMunicipality, aPractice } from "../support/factories";
import { startTestHub, type TestHub } from "../support/hub";
import { at, textAt } from "../support/json";
import { mutate } from "../support/mutate";
import type { Person } from "../support/person";

let hub: TestHub;
let code: string;
let editor: Person;
beforeAll(async () => {
  hub = await startTestHub();
  ({ code, editor } = await aMunicipality(hub));
  await publish("Mandeværksted på havnen", "Ensomme ældre mænd bygger både.", {
    themes: ["loneliness"],
    approach: "De spiser **brun sovs**.",
  });
  await publish("Åbne døre på ældrecentret", "Spisefællesskabet er for alle i byen.", { stage: "PILOT" });
  await publish("Kor på tværs", "Sang for unge, aldrig for sent.", { themes: ["loneliness"] });
});
afterAll(() => hub.stop());

const publish = (title: string, summary: string, content: object = {}) =>
  aPractice(editor, { municipalityCode: code, title, content: { summary, ...content } });

const SEARCH = `query ($query: String!, $types: [SearchType!], $first: Int, $after: String) {
  search(query: $query, types: $types, first: $first, after: $after) { didYouMean pageInfo { hasNextPage endCursor }
    edges { highlight node { __typename ... on Initiative { title } ... on Contact { name } ... on Organisation { organisation: name } ... on Event { event: title } } } } }`;

interface Found {
  readonly highlight: string | null;
  readonly node: Readonly<Record<string, string>>;
}
async function found(query: string, more: object = {}, person: Person = hub.anyone): Promise<string[]> {
  const data = await person.data(SEARCH, { query, ...more });
  return (at(data, "search.edges") as Found[]).map(
    ({ node }) => node["title"] ?? node["name"] ?? node["organisation"] ?? node["event"] ?? "",
  );
}
const texts = async (text: string): Promise<string[]> => {
  const data = await hub.anyone.data(`query ($text: String) { initiatives(filter: { text: $text }) { nodes { title } } }`, { text });
  return (at(data, "initiatives.nodes") as { title: string }[]).map(({ title }) => title).sort();
};

const [sheds, doors, choir] = ["Mandeværksted på havnen", "Åbne døre på ældrecentret", "Kor på tværs"];

test.each([
  ["ensomme ældre mænd", sheds],
  ["aeldre mænd", sheds],
  ["aldre maend", sheds],
  ["ensomhd mænd", sheds],
  ["mandevaerksted", sheds],
  ["mandev", sheds],
  ["VÆRKSTED", sheds],
  ['"brun sovs"', sheds],
  ["ældrecenter", doors],
  ["fællesskab", doors],
  ["spisefælleskab", doors],
  ["loneliness -sang", sheds],
  ["sang unge", choir],
])("%s finds first what it should", async (query, first) => {
  expect((await found(query))[0]).toBe(first);
});

test("a filter finds what has all of the words, by parts of compounds too, and never what only sounds alike", async () => {
  expect(await texts("ældre")).toEqual([sheds, doors].sort());
  expect(await texts("ældre værksted")).toEqual([sheds]);
  expect(await texts("ældre -mænd")).toEqual([doors]);
  expect([await found("mandeværksted -sovs"), await found("mandeværksted -sang")]).toEqual([[], [sheds]]);
  expect(await texts('"sovs brun"')).toEqual([]);
  expect(await texts("kvantecomputer")).toEqual([]);
});

test.each(['"', "-", "&|!", "", "   ", "'; --", "a:*b & !(c)", "\\", "%_", "<->", "🦄", "-ældre"])(
  "%j is no error, and finds nothing",
  async (query) => {
    expect(await found(query)).toEqual([]);
    expect(await texts(query)).toEqual([]);
  },
);

test("as long as can be sent, it is an ordinary search", async () => {
  expect(await found(`${"mandeværksted ".repeat(714)}`)).toEqual([sheds]);
  for (const letter of ["x", "m", "mandevaerkste"]) expect(await found(letter.repeat(10_000 / letter.length))).toEqual([]);
  expect(at((await hub.anyone.ask(SEARCH, { query: "a\0b" })).errors, "0.extensions.code")).toBe("BAD_USER_INPUT");
});

test("contacts and organisations are found by a part of their names, whatever keyboard it was typed on", async () => {
  const name = "Åse Ærø-Østergaard";
  await mutate(editor, "addContact", { municipalityCode: code, name, source: "SELF", details: { visibility: "PUBLIC" } }, "contact { id }");
  const named = async (text: string) => {
    const data = await hub.anyone.data(
      `query ($text: String, $codes: [String!]) { contacts(filter: { text: $text, municipalityCodes: $codes }) { nodes { name } } }`,
      { text, codes: [code] },
    );
    return (at(data, "contacts.nodes") as { name: string }[]).map((one) => one.name);
  };
  for (const text of ["aase aeroe", "ASE ARO", "ærø-øster", "østergård"]) expect([text, await named(text)]).toEqual([text, [name]]);
  for (const text of ["%", "_", "", "ærøøster"]) expect([text, await named(text)]).toEqual([text, []]);
});

test("a compound that nobody has written is found by its parts, the nearer the better; one that somebody has is not", async () => {
  await publish("Gryder for alle", "Maden laves af dem der kommer, og alle er gæster. Engang i vinteren holdes en fest.");
  await publish("Vinterens store fest", "For alle.");
  expect(await found("vinterfest")).toEqual(["Vinterens store fest", "Gryder for alle"]);
  expect(at(await hub.anyone.data(SEARCH, { query: "vinterfest" }), "search.edges.0.highlight")).toBe(
    "<mark>Vinterens</mark> store <mark>fest</mark>",
  );
  await publish("Vinterfest", "Ja.");
  expect([await found("vinterfest"), await texts("vinterfest")]).toEqual([["Vinterfest"], ["Vinterfest"]]);
  // Endings are no words.
  await publish("Trætte aftener", "Med bygning og ringning.");
  expect(await found("træning")).toEqual([]);
});

test.each([
  ["mandeværstked", "two letters changed places", "Mandeværksted"],
  ["mandeværkssted", "one is doubled", "Mandeværksted"],
  ["mandværksted", "one is left out", "Mandeværksted"],
  ["mandaværksted", "one is another", "Mandeværksted"],
  ["spisefælesskabt", "two slips in a long word", "Spisefællesskabet"],
])("%s is understood: %s", async (query, _slip, meant) => {
  const { didYouMean, edges } = at(await hub.anyone.data(SEARCH, { query }), "search") as { didYouMean: string; edges: Found[] };
  expect([didYouMean, edges[0]?.highlight]).toEqual([meant.toLowerCase(), expect.stringContaining(`<mark>${meant}</mark>`)]);
});

test("nothing is meant that is not near, no small word, and nothing where the word is known", async () => {
  await publish("Med dem", "Både og.");
  for (const query of ["bager", "bycykel", "demx", "dema"]) expect([query, await found(query)]).toEqual([query, []]);
  expect(await texts("mændene blandt de ældre")).toEqual([sheds]);
  // "Sang" is known: what ends with it, or is like it, is not looked for.
  expect(at(await hub.anyone.data(SEARCH, { query: "sang" }), "search")).toMatchObject({
    didYouMean: null,
    edges: [{ node: { title: choir } }],
  });
});

test("what is found is marked, and all else escaped", async () => {
  await publish("Scripts", 'Zebrastriber <script>alert("1")</script> & <mark>andet</mark> om ZEBRASTRIBER');
  const data = await hub.anyone.data(SEARCH, { query: "zebrastriber" });
  expect(at(data, "search.edges.0.highlight")).toBe(
    "<mark>Zebrastriber</mark> &lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &lt;mark&gt;andet&lt;/mark&gt; om <mark>ZEBRASTRIBER</mark>",
  );
  expect(at(await hub.anyone.data(SEARCH, { query: '"brun sovs"' }), "search.edges.0.highlight")).toBe(
    "De spiser <mark>brun</mark> <mark>sovs</mark>.",
  );
});

test("what one may not see changes no result, suggestion, count or highlight", async () => {
  const organiser = await hub.someone("ORGANISER");
  const suggestion = async (query: string) => at(await hub.anyone.data(SEARCH, { query }), "search.didYouMean");
  const id = await aDraft(editor, { municipalityCode: code, title: "Vandreugler i flok", content: { summary: "Vandreugler." } });
  const name = "Skjulte Zirkonia";
  await mutate(
    editor,
    "addContact",
    { municipalityCode: code, name, source: "SELF", details: { email: "hidden.word@example.org", visibility: "MUNICIPALITY" } },
    "contact { id }",
  );

  expect(await found("vandreugler")).toEqual([]);
  expect(await suggestion("vandreuglr")).toBeNull();
  expect(await found("zirkonia")).toEqual([]);
  expect(await suggestion("zirkonja")).toBeNull();
  expect(await found("hidden.word", {}, organiser)).toEqual([]);
  expect(await found("zirkonia", {}, editor)).toEqual([name]);
  expect(
    at(await editor.data(`{ initiatives(filter: { text: "vandreugler", status: [DRAFT] }) { totalCount } }`), "initiatives.totalCount"),
  ).toBe(1);

  await editor.data(`mutation ($id: ID!) { publishInitiative(input: { id: $id }) { userErrors { code } } }`, { id });
  expect(await found("vandreuglr")).toEqual(["Vandreugler i flok"]);
  expect(await suggestion("vandreuglr")).toBe("vandreugler");
  await editor.data(`mutation ($id: ID!) { archiveInitiative(input: { id: $id }) { userErrors { code } } }`, { id });
  expect(await found("vandreugler")).toEqual([]);
  expect(await suggestion("vandreuglr")).toBeNull();
});

test("a renamed term, a revised text and a new partner are found at once", async () => {
  const organiser = await hub.someone("ORGANISER");
  const made = await mutate(organiser, "addTerm", { vocabulary: "THEME", key: "kites", nameDa: "Drager", nameEn: "Kites" }, "term { id }");
  const id = await publish("Til vejrs", "Over klitterne.", { themes: ["kites"] });
  expect([await texts("drager"), await texts("kites")]).toEqual([["Til vejrs"], ["Til vejrs"]]);

  await mutate(organiser, "reviseTerm", { id: textAt(made, "term.id"), nameDa: "Glidefly", nameEn: "Gliders" }, "term { id }");
  expect([await texts("drager"), await texts("glidefly")]).toEqual([[], ["Til vejrs"]]);

  await mutate(editor, "reviseInitiative", { id, patch: { summary: "Under broen.", themes: [] } }, "initiative { id }");
  expect([await texts("klitterne"), await texts("glidefly"), await texts("broen")]).toEqual([[], [], ["Til vejrs"]]);
});

test("pages of what is found, and of practices by relevance, give each once", async () => {
  for (let n = 1; n <= 7; n++) await publish(`Lommeur nummer ${n}`, n % 2 ? "Ure." : "Om lommeure og igen lommeure.");
  const walked: string[] = [];
  let after: string | undefined;
  for (;;) {
    const data = await hub.anyone.data(SEARCH, { query: "lommeur", first: 3, after });
    walked.push(...(at(data, "search.edges") as Found[]).map(({ node }) => node["title"] ?? ""));
    if (!at(data, "search.pageInfo.hasNextPage")) break;
    after = textAt(data, "search.pageInfo.endCursor");
  }
  expect([walked.length, new Set(walked).size]).toEqual([7, 7]);

  const PAGE = `query ($after: String) { initiatives(filter: { text: "lommeur" }, orderBy: { field: RELEVANCE, direction: DESC }, first: 3, after: $after) {
    totalCount nodes { title } pageInfo { hasNextPage hasPreviousPage endCursor } } }`;
  const ordered: string[] = [];
  let cursor: string | undefined;
  for (;;) {
    const data = await hub.anyone.data(PAGE, { after: cursor });
    expect([at(data, "initiatives.totalCount"), at(data, "initiatives.pageInfo.hasPreviousPage")]).toEqual([7, cursor !== undefined]);
    ordered.push(...(at(data, "initiatives.nodes") as { title: string }[]).map(({ title }) => title));
    if (!at(data, "initiatives.pageInfo.hasNextPage")) break;
    cursor = textAt(data, "initiatives.pageInfo.endCursor");
  }
  expect(ordered).toEqual(walked);
  const { errors } = await hub.anyone.ask(`{ initiatives(orderBy: { field: RELEVANCE, direction: DESC }) { totalCount } }`);
  expect(at(errors, "0.extensions.code")).toBe("BAD_USER_INPUT");
});

test("pages by relevance go on as they began while others publish what makes a word more common", async () => {
  const [rare, common] = ["tordenskrald", "hvalfangst"];
  for (let n = 0; n < 9; n++)
    await publish(`${n % 3 === 0 ? rare : "Intet"} ${n}`, `${n % 2 === 0 ? common : "Noget"} og ${n % 4 === 0 ? rare : "andet"}.`);
  await publish(`${rare} ${common}`, "Begge.");
  const query = `${rare} ${common}`;
  const before = [...(await found(query, { first: 50 }))];
  expect(before.length).toBeGreaterThan(6);

  const walked: string[] = [];
  for (let after: string | undefined, more = true; more;) {
    const data = await hub.anyone.data(SEARCH, { query, first: 2, after });
    walked.push(...(at(data, "search.edges") as Found[]).map(({ node }) => node["title"] ?? ""));
    more = at(data, "search.pageInfo.hasNextPage") === true;
    after = textAt(data, "search.pageInfo.endCursor");
    if (walked.length < 8) for (const word of [rare, rare]) await publish(`Senere om ${word}`, `${word}.`);
  }
  const old = walked.filter((title) => !title.startsWith("Senere"));
  expect(old).toEqual(before);

  const PAGE = `query ($text: String!, $last: Int, $before: String, $first: Int, $after: String) { initiatives(filter: { text: $text },
    orderBy: { field: RELEVANCE, direction: DESC }, first: $first, after: $after, last: $last, before: $before) {
    nodes { title } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;
  for (const [size, cursor, from, has] of [
    ["first", "after", "endCursor", "hasNextPage"],
    ["last", "before", "startCursor", "hasPreviousPage"],
  ] as const) {
    const whole = await hub.anyone.data(PAGE, { text: common, first: 50 });
    const all = (at(whole, "initiatives.nodes") as { title: string }[]).map(({ title }) => title);
    const pages: string[][] = [];
    for (let place: string | undefined, more = true; more;) {
      const data = await hub.anyone.data(PAGE, { text: common, [size]: 2, [cursor]: place });
      pages[size === "first" ? "push" : "unshift"]((at(data, "initiatives.nodes") as { title: string }[]).map(({ title }) => title));
      more = at(data, `initiatives.pageInfo.${has}`) === true;
      place = textAt(data, `initiatives.pageInfo.${from}`);
      if (pages.length < 3) await publish(`Senere om ${common}`, `${common}.`);
    }
    expect(pages.flat().filter((title) => all.includes(title) && !title.startsWith("Senere"))).toEqual(
      all.filter((title) => !title.startsWith("Senere")),
    );
  }
  const { errors } = await hub.anyone.ask(PAGE, {
    text: common,
    first: 1,
    after: Buffer.from(JSON.stringify(["Initiative RELEVANCE DESC", 1, "0198c2a0-0000-7000-8000-000000000000", [2]])).toString("base64url"),
  });
  expect(at(errors, "0.extensions.code")).toBe("CURSOR_INVALID");
});

test.each([
  ["begun words are found, the small ones among them, letter by letter", "mandeværksted hav", 2],
  ["a letter of the next word asks for nothing yet", "ensomme ældre", 8],
])("%s", async (_what, whole, from) => {
  for (let n = from; n <= whole.length; n++)
    expect([whole.slice(0, n), await texts(whole.slice(0, n))]).toEqual([whole.slice(0, n), expect.arrayContaining([sheds])]);
});

test("a small word that must not be there is passed over like one that must", async () => {
  expect(await texts("mandeværksted -og")).toEqual([sheds]);
  expect(await texts("mandeværksted -b")).toEqual([sheds]);
});

test("facets count over all that is found, in one statement with the list", async () => {
  await hub.statements();
  const data = await hub.anyone.data(
    `query ($codes: [String!]) { initiatives(first: 1, filter: { municipalityCodes: $codes, text: "på" }) { totalCount nodes { municipality { region { name } } }
      facets { terms(vocabulary: THEME) { term { key } count } stages { stage count } regions { region { name } count } } } }`,
    { codes: [code] },
  );
  expect(await hub.statements()).toBe(1);
  expect(at(data, "initiatives")).toMatchObject({
    totalCount: 3,
    facets: {
      terms: [{ term: { key: "loneliness" }, count: 2 }],
      stages: [
        { stage: "PILOT", count: 1 },
        { stage: "RUNNING", count: 2 },
      ],
      regions: [{ region: at(data, "initiatives.nodes.0.municipality.region"), count: 3 }],
    },
  });
});

test("pages are the same with facets beside them as without, in every order and both ways", async () => {
  const page = (told: string) =>
    `query ($orderBy: InitiativeOrder, $first: Int, $after: String, $last: Int, $before: String) {
      initiatives(filter: { text: "på" }, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) { totalCount ${told}
        edges { cursor node { title } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;
  for (const field of ["PUBLISHED_AT", "TITLE", "ADOPTION_COUNT", "RELEVANCE"]) {
    const orderBy = { field, direction: "DESC" };
    for (const way of ["after", "before"]) {
      let variables: Record<string, unknown> = { orderBy, [way === "after" ? "first" : "last"]: 2 };
      for (let pages = 0; pages < 2; pages++) {
        const { facets, ...beside } = at(await hub.anyone.data(page("facets { stages { count } }"), variables), "initiatives") as Record<
          string,
          unknown
        >;
        expect(at(facets, "stages.0.count")).toBeGreaterThan(0);
        expect(beside).toEqual(at(await hub.anyone.data(page(""), variables), "initiatives"));
        variables = { ...variables, [way]: at(beside, `pageInfo.${way === "after" ? "endCursor" : "startCursor"}`) };
      }
    }
  }
});

test("similar ones are never the thing itself nor a draft, the same each time", async () => {
  const { code: other, editor: another } = await aMunicipality(hub);
  const like = { themes: ["loneliness"], approach: "Sang." };
  await aPractice(another, { municipalityCode: other, title: "Sang for alle", content: { summary: "Kor og sang for unge.", ...like } });
  await aDraft(another, { municipalityCode: other, title: "Sang for ingen", content: { summary: "Kor og sang for unge.", ...like } });
  const SIMILAR = `{ initiatives(filter: { text: "tværs" }) { nodes { title similar { title } } } }`;
  const first = await hub.anyone.data(SIMILAR);

  expect(at(first, "initiatives.nodes.0.similar.0.title")).toBe("Sang for alle");
  expect(at(first, "initiatives.nodes.0.similar.1.title")).toBe(sheds);
  expect(JSON.stringify(at(first, "initiatives.nodes.0.similar"))).not.toMatch(/ingen|Kor på tværs/);
  expect(await hub.anyone.data(SIMILAR)).toEqual(first);
});
