import { aDraft, aMunicipality, aPractice } from "../support/factories";
import { startTestHub, settledHead, type TestHub } from "../support/hub";
import { at, textAt } from "../support/json";
import { inEnglish, mutate } from "../support/mutate";
import type { Person } from "../support/person";
import { aScene, type Scene } from "../support/scene";

let hub: TestHub;
let scene: Scene;
beforeAll(async () => {
  hub = await startTestHub();
  scene = await aScene(hub);
});
afterAll(() => hub.stop());

const CATALOGUE = `query ($filter: InitiativeFilter, $title: String) {
  catalogue(filter: $filter, title: $title) { initiativeCount htmlUrl csvUrl jsonlUrl atomUrl } }`;

const get = async (url: string, { person, headers = {} }: { person?: Person; headers?: Record<string, string> } = {}) => {
  const authorization: Record<string, string> = person?.token ? { authorization: `Bearer ${person.token}` } : {};
  const answer = await fetch(url, { headers: { ...authorization, ...headers } });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
};

/** The addresses of what a filter finds, as this person gets them. */
async function catalogue(person: Person, filter: object, title?: string) {
  const data = await person.data(CATALOGUE, { filter, title });
  const url = (form: string) => textAt(data, `catalogue.${form}Url`);
  return { count: at(data, "catalogue.initiativeCount"), html: url("html"), csv: url("csv"), jsonl: url("jsonl"), atom: url("atom") };
}

const linesOf = (text: string) =>
  text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Record<string, unknown>);

test("the count and the addresses come in one statement, and the addresses carry the filter", async () => {
  await hub.statements();
  const found = await catalogue(hub.anyone, { municipalityCodes: [scene.code], stage: null }, "Our <best>");
  expect(await hub.statements()).toBe(1);
  expect(found.count).toBe(2);
  const { pathname, searchParams } = new URL(found.html);
  expect([pathname, Object.fromEntries(searchParams)]).toEqual([
    "/catalogue.html",
    { filter: `{"municipalityCodes":["${scene.code}"]}`, title: "Our <best>", language: "DA" },
  ]);
});

test("the page is one file with contents, chapters, and nothing that a stranger may not see", async () => {
  const { html } = await catalogue(hub.anyone, { municipalityCodes: [scene.code] }, "Our <best>");
  const { status, headers, text } = await get(html);
  expect([status, headers.get("content-type"), headers.get("cache-control")]).toEqual([
    200,
    "text/html; charset=utf-8",
    "private, no-cache",
  ]);
  expect(text).toMatch(/^<!doctype html>\n<html lang="da">/);
  expect(text).toContain("<h1>Our &lt;best&gt;</h1>");
  expect(text).toContain("2 initiativer fra 1 kommune");
  expect(text).toContain(`<a href="#i-${scene.wholeId}">Night buses</a>`);
  expect(text.match(/<article id="i-[^"]+">/g)).toHaveLength(2);
  expect(text).toContain("<p>Nobody <strong>drove</strong>.</p>");
  expect(text).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
  expect(text).toContain("<strong>Example Person</strong>, Consultant");
  expect(text).not.toContain("person@example.org");
  expect(text).not.toContain("Not yet");
  expect(text).not.toMatch(/<script|src=|<link/);
});

test("the cover says in words what was chosen, in the language of the page", async () => {
  const { html } = await catalogue(hub.anyone, {
    text: "<b>",
    themes: ["loneliness"],
    municipalityCodes: [scene.code],
    stage: ["RUNNING"],
  });
  const [{ name }] = (await hub.dataSource.query("SELECT name FROM municipality WHERE code = $1", [scene.code])) as [{ name: string }];
  const selection = async (url: string) => / class="selection">(.*)<\/p>/.exec((await get(url)).text)?.[1];
  expect(await selection(html)).toBe(`Ord: &lt;b&gt;; Tema: Ensomhed; Kommune: ${name}; Fase: i drift`);
  expect(await selection(html.replace("language=DA", "language=EN"))).toBe(
    `Words: &lt;b&gt;; Theme: Loneliness; Municipality: ${name}; Stage: running`,
  );
  const { html: whole } = await catalogue(hub.anyone, {});
  expect(await selection(whole)).toBe("Alle udgivne initiativer");
});

test("a practice has its number at its title, in the contents and in the index, and it says that it is one", async () => {
  const { html } = await catalogue(hub.anyone, { municipalityCodes: [scene.code] });
  const { text } = await get(html);
  const number = '<span class="number" lang="da">Nr.&nbsp;2</span>';
  expect(text).toMatch(new RegExp(`<h3[^>]*>${number} Night buses</h3>`));
  expect(text.split(`<li>${number} <a href="#i-${scene.wholeId}">Night buses</a></li>`)).toHaveLength(4);
});

test("in English, and with no more than a line where nothing is found", async () => {
  const { html } = await catalogue(hub.anyone, { themes: [] });
  const { text } = await get(html.replace("language=DA", "language=EN"), { headers: { "accept-language": "da" } });
  expect(text).toMatch(/<html lang="en">[^]*<h1>Inspiration catalogue<\/h1>[^]*No initiative fits this selection\./);
});

test("whoever sends a token sees what is for them, and the audit is told", async () => {
  const { jsonl, count } = await catalogue(scene.editor, { municipalityCodes: [scene.code], status: ["DRAFT"] });
  expect(count).toBe(1);
  expect((await get(jsonl)).text).toBe("");
  const administrator = await hub.someone("ADMINISTRATOR");
  const AUDIT = "{ auditEntries(first: 1) { nodes { action actor { email } } } }";
  const before = at(await administrator.data(AUDIT), "auditEntries.nodes.0.action");
  expect(before).not.toBe("catalogue");

  const { text } = await get(jsonl, { person: scene.editor });

  expect(linesOf(text)).toMatchObject([{ id: scene.draftId, title: "Not yet", status: "DRAFT" }]);
  expect(at(await administrator.data(AUDIT), "auditEntries.nodes.0")).toEqual({
    action: "catalogue",
    actor: { email: scene.editor.email },
  });
});

test("the cover sends whoever sees how to reach somebody to the people named, and says to others who does", async () => {
  const { html } = await catalogue(hub.anyone, { municipalityCodes: [scene.code] });
  const about = async (url: string, person?: Person) =>
    / class="about">(.*)<\/p>/.exec((await get(url, { ...(person && { person }) })).text)?.[1];
  expect(await about(html, scene.editor)).toMatch(/ civilsamfundet\. Skriv til kontaktpersonerne, /);
  expect(await about(html)).toMatch(/ civilsamfundet\. Netværkets medlemmer kan se, hvordan man får fat i kontaktpersonerne\.$/);
  const english = html.replace("language=DA", "language=EN");
  expect(await about(english, scene.editor)).toMatch(/ own words\. Write to the people named /);
  expect(await about(english)).toMatch(/ own words\. Members of the network see how to reach the people to ask\.$/);
});

test("the table opens in a Danish Excel, and nothing in it is a formula", async () => {
  const { code, editor } = await aMunicipality(hub);
  await aPractice(editor, {
    municipalityCode: code,
    title: '=HYPERLINK("x")',
    content: { summary: 'One; "two"\nthree', resources: { staffHoursPerWeek: 7.5, volunteers: 3 } },
  });
  const { csv } = await catalogue(hub.anyone, { municipalityCodes: [code] });
  const { headers, text } = await get(csv);
  expect(headers.get("content-type")).toBe("text/csv; charset=utf-8");
  const raw = Buffer.from(await (await fetch(csv)).arrayBuffer());
  expect([...raw.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const [heading = "", ...rest] = text.replace(/^\ufeff/, "").split("\r\n");
  expect(heading.split(";").slice(0, 5)).toEqual(["Titel", "Kommune", "Kommunekode", "Sammen med kommunerne", "Resumé"]);
  expect(rest).toHaveLength(2);
  expect(rest[0]).toMatch(/^"'=HYPERLINK\(""x""\)";[^;]+;\d{4};;"One; ""two""\nthree";Udgivet;/);
  expect(rest[0]).toContain(";7,5;3;");
  expect(rest[1]).toBe("");
});

test("more than a page comes whole, each once, in pages of the database", async () => {
  const { code, editor } = await aMunicipality(hub);
  await aPractice(editor, { municipalityCode: code, title: "The first" });
  await hub.dataSource.query(
    `INSERT INTO initiative (id, slug, status, stage, language, title, summary, municipality_id, evidence_level, version, created_at, updated_at, published_at)
     SELECT overlay(i.id::text placing lpad(to_hex(n), 12, '0') from 25 for 12)::uuid, 'copy-' || n, i.status, i.stage, i.language, 'Copy ' || n, i.summary,
       i.municipality_id, i.evidence_level, 1, i.created_at, i.updated_at, i.published_at
     FROM initiative i, generate_series(1, 249) n WHERE i.title = 'The first'`,
  );
  const { jsonl, html, count } = await catalogue(hub.anyone, { municipalityCodes: [code] });
  expect(count).toBe(250);
  await hub.statements();
  const lines = linesOf((await get(jsonl)).text);
  expect(await hub.statements()).toBe(3);
  expect([lines.length, new Set(lines.map(({ id }) => id)).size]).toEqual([250, 250]);
  const { text } = await get(html);
  expect(text.match(/<article /g)).toHaveLength(250);
  expect(text).toContain("250 initiativer fra 1 kommune");
});

test.each([
  ["filter=x", "is an InitiativeFilter as JSON"],
  ["filter=[]", "is an InitiativeFilter as JSON"],
  ['filter={"stage":["SOON"]}', 'Value "SOON" does not exist'],
  ['filter={"colour":"red"}', 'Field "colour" is not defined'],
  ['filter={"themes":["\\u0000"]}', "U+0000"],
  [`title=${"x".repeat(151)}`, "at most 150 characters"],
])("%s is refused by each form with what is wrong", async (query, message) => {
  for (const form of ["html", "csv", "jsonl", "atom"]) {
    const { status, text } = await get(`${hub.url}/catalogue.${form}?${encodeURI(query)}`);
    expect([form, status, text]).toEqual([form, 400, expect.stringContaining(message)]);
  }
});

test("what is too long for an address is refused where the address is asked for", async () => {
  const filter = { externalReferences: Array.from({ length: 500 }, (_, i) => `reference-${i}`) };
  const { errors } = await hub.anyone.ask(CATALOGUE, { filter });
  expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT" }, message: expect.stringContaining("too long for an address") }]);
});

test("the feed has the newest first, and costs nothing where nothing is new", async () => {
  const { code, editor } = await aMunicipality(hub);
  const one = await aPractice(editor, { municipalityCode: code, title: "A & <b>" });
  const two = await aPractice(editor, { municipalityCode: code, title: "Newer" });
  await aDraft(editor, { municipalityCode: code, title: "Hidden" });
  await settledHead(hub);
  const { atom } = await catalogue(hub.anyone, { municipalityCodes: [code] });
  const first = await get(atom);
  expect(first.headers.get("content-type")).toBe("application/atom+xml; charset=utf-8");
  expect([...first.text.matchAll(/<id>urn:uuid:([^<]+)<\/id>/g)].map((match) => match[1])).toEqual([two, one]);
  expect(first.text).toContain('<title type="html"><![CDATA[A &amp; &lt;b&gt;]]></title>');
  expect(first.text).not.toContain("Hidden");

  const known = { "if-none-match": first.headers.get("etag") ?? "" };
  await hub.statements();
  const again = await get(atom, { headers: known });
  expect([again.status, again.text, await hub.statements()]).toEqual([304, "", 0]);

  await editor.data("mutation ($id: ID!) { archiveInitiative(input: { id: $id }) { userErrors { code } } }", { id: one });
  await settledHead(hub);
  const changed = await get(atom, { headers: known });
  expect(changed.status).toBe(200);
  expect([...changed.text.matchAll(/<id>urn:uuid:([^<]+)<\/id>/g)].map((match) => match[1])).toEqual([two]);
});

test("the feed of announcements takes kinds, municipalities and the filter of lists", async () => {
  const { code, editor } = await aMunicipality(hub);
  const id = await aPractice(editor, { municipalityCode: code, title: "Announced", content: { summary: "S", themes: ["loneliness"] } });
  await aPractice(editor, { municipalityCode: code, title: "Of no theme" });
  await editor.data("mutation ($id: ID!) { archiveInitiative(input: { id: $id }) { userErrors { code } } }", { id });
  await settledHead(hub);
  const titles = async (query: string) => {
    const { text } = await get(`${hub.url}/announcements.atom?${query}`);
    return [...text.matchAll(/<entry>\s*<title type="html"><!\[CDATA\[([^\]]*)/g)].map((match) => match[1]);
  };
  expect(await titles(`municipalityCodes=${code}`)).toEqual([
    "Initiativ arkiveret: Announced",
    "Nyt initiativ: Of no theme",
    "Nyt initiativ: Announced",
  ]);
  expect(await titles(`municipalityCodes=${code}&kinds=INITIATIVE_ARCHIVED&language=EN`)).toEqual(["Initiative archived: Announced"]);
  expect(await titles(`municipalityCodes=${code}&kinds=INITIATIVE_PUBLISHED&filter={"themes":["loneliness"]}`)).toEqual([
    "Nyt initiativ: Announced",
  ]);
  expect((await get(`${hub.url}/announcements.atom?kinds=RUMOUR`)).status).toBe(400);
});

test("a practice has a page of its own, and one that is not there says so", async () => {
  const page = await get(`${hub.url}/initiatives/night-buses`);
  expect([page.status, page.text.match(/<h1>([^<]*)<\/h1>/)?.[1]]).toEqual([200, "Night buses"]);
  expect((await get(`${hub.url}/initiatives/nowhere`)).status).toBe(404);
  expect((await get(`${hub.url}/initiatives/%00`)).status).toBe(404);
});

test("its page tells who has taken it up and how it goes there, as far as the reader may see, in one statement", async () => {
  const { code, editor } = await aMunicipality(hub);
  const initiativeId = await aPractice(editor, { municipalityCode: code, title: "Shared" });
  const slug = textAt(await hub.anyone.data("query ($id: ID!) { initiative(id: $id) { slug } }", { id: initiativeId }), "initiative.slug");
  const url = `${hub.url}/initiatives/${slug}`;
  expect((await get(url)).text).not.toContain("Hvem har taget det til sig?");
  const takers = { roskilde: await hub.someone("EDITOR", "0265"), svendborg: await hub.someone("EDITOR", "0479") };
  const own = await aDraft(takers.roskilde, { municipalityCode: "0265", title: "Ours & yours" });
  const adopt = (person: Person, municipalityCode: string, details: object) =>
    mutate(person, "adoptInitiative", { initiativeId, municipalityCode, details }, "adoption { id }");
  const told = { adaptation: "## Less\n\n<b>", experience: "It *works*.", heardThrough: "A <colleague>", ownInitiativeId: own };
  await adopt(takers.roskilde, "0265", { status: "TRYING", kind: "ADAPTED", ...told });
  const second = textAt(await adopt(takers.svendborg, "0479", { status: "STOPPED" }), "adoption.id");

  await hub.statements();
  const { text } = await get(url);
  expect(await hub.statements()).toBe(1);
  const part = /<section id="taken-up"[^]*<\/section>/.exec(text)?.[0] ?? "";
  expect([...part.matchAll(/<h[1-6][^>]*>[^<]*/g)].map(([tag]) => tag)).toEqual([
    '<h2 id="h-taken-up">Hvem har taget det til sig?',
    "<h3>Svendborg",
    "<h3>Roskilde",
    "<h4>Hvad de ændrede",
    "<h6>Less",
    "<h4>Hvordan det gik",
  ]);
  for (const said of ["De er stoppet igen.", "De prøver det af.", "Med en del ændringer", "A &lt;colleague&gt;", "<em>works</em>"]) {
    expect(part).toContain(said);
  }
  expect(part).not.toMatch(/Ours|<b>/);
  const english = await get(`${url}?language=EN`, { person: takers.roskilde });
  expect(english.text).toMatch(/>Who has taken it up\?<[^]*They have stopped again\.[^]*They are trying it\.[^]*With a good deal changed/);
  expect(english.text).toMatch(/Their own description: <a href="[^"]+\/initiatives\/ours-yours">Ours &amp; yours<\/a>/);

  const thing = await get(`${hub.url}/things/${second}?language=EN`);
  expect(thing.text).toContain("<strong>They have stopped again.</strong>");
});

test("whatever is announced has a page: of what is public for everybody, of the others for who may see it", async () => {
  const { code, organiser } = scene;
  const member = await hub.someone("MEMBER", "0265");
  await hub.dataSource.query("UPDATE municipality SET participates_since = NULL WHERE code = $1", [code]);
  await mutate(organiser, "admitMunicipality", { code });
  await settledHead(hub);
  const log = at(await hub.anyone.data("{ announcements(first: 100) { nodes { kind subjectId } } }"), "announcements.nodes");
  const shown: Record<string, unknown> = {};
  for (const { kind, subjectId } of log as { kind: string; subjectId: string }[]) {
    const headings = [hub.anyone, member].map(async (person) => {
      const { status, text } = await get(`${hub.url}/things/${subjectId}`, { person, headers: inEnglish });
      return `${status} ${/<h1[^>]*>([^<]*)<\/h1>/.exec(text)?.[1]}`;
    });
    shown[kind] ??= await Promise.all(headings);
  }
  const town = textAt(await hub.anyone.data(`{ municipality(code: "${code}") { name } }`), "municipality.name");
  const both = (told: string) => [`200 ${told}`, `200 ${told}`];
  const none = "404 There is nothing here (any more)";
  expect(shown).toEqual({
    INITIATIVE_PUBLISHED: both("An earlier one"),
    INITIATIVE_ARCHIVED: both("A &amp; &lt;b&gt;"),
    INITIATIVE_ADOPTED: both("Roskilde takes up: Night buses"),
    EVENT_PUBLISHED: both("A day"),
    EXPERIENCE_REQUESTED: [none, "200 How?"],
    EXPERIENCE_ANSWERED: [none, "200 How?"],
    MUNICIPALITY_ADMITTED: both(town),
  });
  for (const id of [scene.draftId, scene.contactId, "x", "%00"]) expect((await get(`${hub.url}/things/${id}`)).status).toBe(404);
});
