import { createHash } from "node:crypto";
import { aDraft, aMunicipality, aPractice } from "../support/factories";
import { settledHead, startTestHub, type TestHub } from "../support/hub";
import { at, textAt, type Json } from "../support/json";
import { startMailServer, type MailServer } from "../support/mail-server";
import { inEnglish, mutate } from "../support/mutate";
import { Person } from "../support/person";
import { until } from "../support/until";

let server: MailServer;
let hub: TestHub;
beforeAll(async () => {
  server = await startMailServer();
  hub = await startTestHub({ environment: { SMTP_URL: server.url } });
});
afterAll(async () => {
  await hub.stop();
  await server.stop();
});

const SELECTED = "follow { id rhythm summary initiative { id } }";
const follow = (who: Person, input: object, headers = {}): Promise<Json> => mutate(who, "follow", input, SELECTED, headers);
const followed = async (who: Person, input: object): Promise<string> => textAt(await follow(who, input), "follow.id");
/** Twenty-five in a document. */
async function followAll(who: Person, inputs: readonly object[]): Promise<string[]> {
  const ids: string[] = [];
  for (let i = 0; i < inputs.length; i += 25) {
    const some = inputs.slice(i, i + 25);
    const fields = some.map((_, n) => `f${n}: follow(input: $f${n}) { follow { id } }`);
    const data = await who.data(
      `mutation (${some.map((_, n) => `$f${n}: FollowInput!`).join(", ")}) { ${fields.join(" ")} }`,
      Object.fromEntries(some.map((input, n) => [`f${n}`, input])),
    );
    ids.push(...some.map((_, n) => textAt(data, `f${n}.follow.id`)));
  }
  return ids;
}
const followsOf = async (who: Person): Promise<Json> => at(await who.data("{ viewer { follows { id } } }"), "viewer.follows");
const mailsTo = (email: string | null) => server.mails.filter(({ to }) => at(to as unknown as Json, "value.0.address") === email);
const archive = (who: Person, id: string) => mutate(who, "archiveInitiative", { id });
const error = (code: string, field: readonly string[] | null, message: string) => ({
  follow: null,
  userErrors: [{ code, field, message }],
});

/** Until nobody who follows at once is behind the log, and every mail that was queued has been dealt with. */
async function toldAll(): Promise<void> {
  await settledHead(hub);
  await until(async () => {
    const rows: unknown[] = await hub.dataSource.query(
      `SELECT FROM follow f WHERE f.rhythm = 'AT_ONCE' AND f.position < (
         SELECT coalesce(max(seq), 0) FROM announcement WHERE kind LIKE 'INITIATIVE%')
       UNION ALL SELECT FROM mail WHERE next_attempt_at IS NOT NULL AND attempts = 0 OR sent_at IS NULL AND failure IS NULL`,
    );
    return rows.length === 0;
  }, "all followers to be told");
}

describe("following", () => {
  test("one initiative, and what a filter finds; the viewer sees it, in words of their language", async () => {
    const { code, editor } = await aMunicipality(hub);
    const id = await aPractice(editor, { municipalityCode: code, title: "Natbusser" });
    const town = textAt(await hub.anyone.data(`{ municipality(code: "${code}") { name } }`), "municipality.name");
    const isFollowed = async (who: Person) =>
      at(await who.data(`query ($id: ID!) { initiative(id: $id) { viewerFollows } }`, { id }), "initiative.viewerFollows");
    expect(await isFollowed(editor)).toBe(false);

    const one = await follow(editor, { initiativeId: id });
    expect(one).toEqual({
      follow: { id: expect.any(String) as string, rhythm: "WEEKLY", summary: "Natbusser", initiative: { id } },
      userErrors: [],
    });
    const filter = { municipalityCodes: [code], themes: ["loneliness"], stage: ["IDEA", "RUNNING"], minPopulation: 20000, partnerId: null };
    const many = await follow(editor, { filter, rhythm: "DAILY" }, inEnglish);
    expect(many).toEqual({
      follow: {
        id: expect.any(String) as string,
        rhythm: "DAILY",
        summary: `Theme: Loneliness; Municipality: ${town}; Stage: idea or running; Inhabitants at least: 20,000`,
        initiative: null,
      },
      userErrors: [],
    });
    const ofAll = "{ viewer { follows { rhythm summary } } }";
    expect(at(await editor.data(ofAll), "viewer.follows")).toEqual([
      { rhythm: "WEEKLY", summary: "Natbusser" },
      { rhythm: "DAILY", summary: `Tema: Ensomhed; Kommune: ${town}; Fase: idé eller i drift; Indbyggere mindst: 20.000` },
    ]);
    expect([await isFollowed(editor), await isFollowed(await hub.someone("EDITOR", code)), await isFollowed(hub.anyone)]).toEqual([
      true,
      false,
      false,
    ]);
    const stranger = await hub.someone("EDITOR", code);
    expect(at(await stranger.data("query ($id: ID!) { node(id: $id) { id } }", { id: at(one, "follow.id") }), "node")).toBeNull();

    expect(await mutate(stranger, "unfollow", { id: at(one, "follow.id") }, "unfollowedId", inEnglish)).toEqual({
      unfollowedId: null,
      userErrors: [{ code: "NOT_FOUND", field: ["id"], message: "Does not exist." }],
    });
    expect(await mutate(editor, "unfollow", { id: at(one, "follow.id") }, "unfollowedId")).toEqual({
      unfollowedId: at(one, "follow.id"),
      userErrors: [],
    });
    expect(await isFollowed(editor)).toBe(false);
    expect(await followsOf(editor)).toEqual([{ id: at(many, "follow.id") }]);
  });

  test("the same again is one follow, whatever its order, with the rhythm that was said last", async () => {
    const who = await hub.someone("MEMBER", "0265");
    const first = await follow(who, { filter: { themes: ["loneliness"], stage: ["IDEA", "PILOT"] }, rhythm: "AT_ONCE" });
    const again = await follow(who, { filter: { stage: ["PILOT", "IDEA", "PILOT"], themes: ["loneliness"], arenas: null } });
    expect(again).toEqual(first);
    expect(at(await follow(who, { filter: { themes: ["loneliness"], stage: ["IDEA", "PILOT"] }, rhythm: "DAILY" }), "follow")).toEqual({
      ...(at(first, "follow") as object),
      rhythm: "DAILY",
    });
    const race = await Promise.all(Array.from({ length: 5 }, () => follow(who, { filter: {} })));
    expect(new Set(race.map((one) => at(one, "follow.id"))).size).toBe(1);
    expect(at(race[0] ?? null, "follow.summary")).toBe("Alle udgivne initiativer");
    expect(await followsOf(who)).toHaveLength(2);
  });

  test("neither, both, and what is not there are refused on their field, and nothing is followed", async () => {
    const { code, editor } = await aMunicipality(hub);
    const who = await hub.someone("MEMBER", "0265");
    const id = await aPractice(editor, { municipalityCode: code });
    const draft = await aDraft(editor, { municipalityCode: code });
    const either = error("INVALID", null, "Give either initiativeId or filter.");
    expect(await follow(who, {}, inEnglish)).toEqual(either);
    expect(await follow(who, { initiativeId: null, filter: null }, inEnglish)).toEqual(either);
    expect(await follow(who, { initiativeId: id, filter: {} }, inEnglish)).toEqual(either);
    expect(await follow(who, { initiativeId: draft }, inEnglish)).toEqual(error("NOT_FOUND", ["initiativeId"], "Does not exist."));
    expect(await follow(who, { initiativeId: "x" }, inEnglish)).toEqual(error("NOT_FOUND", ["initiativeId"], "Does not exist."));
    const filter = {
      themes: ["loneliness", "nope"],
      municipalityCodes: ["9999"],
      regionCodes: ["1"],
      attentionPoints: ["a"],
      partnerId: id,
    };
    expect(await follow(who, { filter }, inEnglish)).toEqual({
      follow: null,
      userErrors: [
        { code: "NOT_FOUND", field: ["filter", "themes", "1"], message: "There is no key nope." },
        { code: "NOT_FOUND", field: ["filter", "attentionPoints", "0"], message: "There is no key a." },
        { code: "NOT_FOUND", field: ["filter", "municipalityCodes", "0"], message: "No municipality has the code 9999." },
        { code: "NOT_FOUND", field: ["filter", "regionCodes", "0"], message: "No region has the code 1." },
        { code: "NOT_FOUND", field: ["filter", "partnerId"], message: "Does not exist." },
      ],
    });
    const nothing = { themes: [], text: " - ", minPopulation: 2, maxPopulation: 1 };
    expect(await follow(who, { filter: nothing }, inEnglish)).toEqual({
      follow: null,
      userErrors: [
        { code: "BLANK", field: ["filter", "themes"], message: "An empty list fits nothing. Leave it out, or name something." },
        { code: "BLANK", field: ["filter", "text"], message: "Must be filled in." },
        { code: "INVALID", field: ["filter", "maxPopulation"], message: "Must be at least minPopulation." },
      ],
    });
    const long = { externalReferences: Array.from({ length: 500 }, (_, i) => `reference ${i}`) };
    expect(await follow(who, { filter: long }, inEnglish)).toEqual(error("TOO_LONG", ["filter"], "Is too long."));
    expect(await followsOf(who)).toEqual([]);
  });

  test("a hundred, and no more; a program may not", async () => {
    const { code, editor } = await aMunicipality(hub);
    const who = await hub.someone("MEMBER", code);
    const id = await aPractice(editor, { municipalityCode: code });
    const filters = Array.from({ length: 100 }, (_, i) => ({ filter: { minPopulation: i } }));
    expect(new Set(await followAll(who, filters)).size).toBe(100);
    expect(await follow(who, { filter: { minPopulation: 100 } }, inEnglish)).toEqual(
      error("LIMIT_REACHED", null, "You follow 100 already. Follow fewer, or follow a wider filter."),
    );
    expect(at(await follow(who, { filter: { minPopulation: 99 }, rhythm: "DAILY" }), "follow.rhythm")).toBe("DAILY");
    expect(await followsOf(who)).toHaveLength(100);

    const scopes = ["GRAPH_READ", "INITIATIVES_WRITE", "WEBHOOKS_MANAGE"];
    const program = new Person(hub.url, textAt(await mutate(who, "createApiToken", { name: "a", scopes }, "secret"), "secret"));
    expect(await follow(program, { initiativeId: id }, inEnglish)).toEqual(
      error("FORBIDDEN", null, "Only a person may do this, not a program with a token."),
    );
    expect(await followsOf(program)).toEqual([]);
    expect(await followsOf(who)).toHaveLength(100);
  });
});

describe("mail", () => {
  test("at once: what happened, with a link, and nothing of what the filter does not find", async () => {
    const { code, editor } = await aMunicipality(hub);
    const reader = await hub.someone("MEMBER", "0265");
    await hub.dataSource.query("UPDATE account SET language = 'EN' WHERE email = $1", [reader.email]);
    const filter = { municipalityCodes: [code], themes: ["loneliness"] };
    const followId = await followed(reader, { filter, rhythm: "AT_ONCE" });
    const other = await hub.someone("MEMBER", "0265");
    await followed(other, { filter: { municipalityCodes: [code], arenas: ["home"] }, rhythm: "AT_ONCE" });
    await aPractice(editor, { municipalityCode: code, title: "Something else" });
    const id = await aPractice(editor, { municipalityCode: code, title: "Night <buses>", content: { themes: ["loneliness"] } });
    await toldAll();

    const town = textAt(await hub.anyone.data(`{ municipality(code: "${code}") { name } }`), "municipality.name");
    const slug = textAt(await hub.anyone.data("query ($id: ID!) { initiative(id: $id) { slug } }", { id }), "initiative.slug");
    const mails = mailsTo(reader.email);
    expect(mails.map(({ subject }) => subject)).toEqual(["News in Samspil: Night <buses>"]);
    const [mail] = mails;
    const text = mail?.text ?? "";
    expect(text).toContain(`\n\n${town}\n- Night <buses> (published)\n  ${hub.url}/initiatives/${slug}\n\n`);
    expect(text).toContain(`- Theme: Loneliness; Municipality: ${town}\n  ${hub.url}/follows/stop/`);
    expect(mail?.html).toContain(`>Night &lt;buses&gt;</a> (published)</li>`);
    const page = await fetch(`${hub.url}/initiatives/${slug}`);
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining("Night &lt;buses&gt;</h1>") as string]);
    expect(mailsTo(other.email)).toEqual([]);
    const rows: { data: object }[] = await hub.dataSource.query(
      "SELECT data FROM mail WHERE template = 'follow-news' ORDER BY id DESC LIMIT 1",
    );
    expect(rows).toEqual([
      { data: { rhythm: "AT_ONCE", told: [{ announcement: expect.any(String) as string, follows: [followId] }], more: 0 } },
    ]);
  });

  test("one of one initiative is told what happens to it, archiving too; twice followed, told once", async () => {
    const { code, editor } = await aMunicipality(hub);
    const id = await aPractice(editor, { municipalityCode: code, title: "Spisefællesskab" });
    const reader = await hub.someone("MEMBER", "0265");
    await followed(reader, { initiativeId: id, rhythm: "AT_ONCE" });
    await followed(reader, { filter: { municipalityCodes: [code] }, rhythm: "AT_ONCE" });
    await mutate(editor, "reviseInitiative", { id, patch: { lessons: "Begynd i det små." } });
    await toldAll();
    expect(mailsTo(reader.email).map(({ text }) => /Spisefællesskab \((.*)\)/.exec(text ?? "")?.[1])).toEqual(["ændret"]);
    await mutate(await hub.someone("EDITOR", "0265"), "adoptInitiative", { initiativeId: id, municipalityCode: "0265" });
    await toldAll();
    await archive(editor, id);
    await toldAll();
    expect(mailsTo(reader.email).map(({ text }) => /Spisefællesskab \((.*)\)/.exec(text ?? "")?.[1])).toEqual([
      "ændret",
      "taget til sig af en kommune",
      "arkiveret",
    ]);
    expect(await (await fetch((/(http\S+initiatives\S+)/.exec(mailsTo(reader.email)[2]?.text ?? "") ?? [""])[0])).text()).toContain(
      "Dette initiativ er arkiveret.",
    );
  });

  test("weekly: one mail, newest first by municipality, each once; and none where nothing happened", async () => {
    const [one, two] = [await aMunicipality(hub), await aMunicipality(hub)];
    const reader = await hub.someone("MEMBER", "0265");
    await followed(reader, { filter: { municipalityCodes: [one.code, two.code] } });
    await followed(reader, { filter: { municipalityCodes: [two.code] } });
    await hub.runJob("tell-followers-weekly");
    await toldAll();
    expect(mailsTo(reader.email)).toEqual([]);

    const first = await aPractice(one.editor, { municipalityCode: one.code, title: "First" });
    await aPractice(two.editor, { municipalityCode: two.code, title: "Second" });
    await aPractice(one.editor, { municipalityCode: one.code, title: "Third" });
    await mutate(one.editor, "reviseInitiative", { id: first, patch: { lessons: "a" } });
    const gone = await aPractice(two.editor, { municipalityCode: two.code, title: "Gone" });
    await archive(two.editor, gone);
    await settledHead(hub);
    await hub.runJob("tell-followers-daily");
    expect(await hub.runJob("tell-followers-weekly")).toMatch(/^[1-9]\d* mails queued$/); // other tests' readers too
    expect(await hub.runJob("tell-followers-weekly")).toBe("0 mails queued");
    await toldAll();
    const mails = mailsTo(reader.email);
    expect(mails.map(({ subject }) => subject)).toEqual(["Nyt i Samspil: 3 initiativer"]);
    const told = (mails[0]?.text ?? "").split("\n").filter((line) => /^- (First|Second|Third|Gone)/.test(line));
    expect(told).toEqual(["- First (udgivet, ændret)", "- Third (udgivet)", "- Second (udgivet)"]);
  });

  test("by the rights of the moment: what one may not see is not there, though it is followed", async () => {
    const { code, editor } = await aMunicipality(hub);
    const draft = await aDraft(editor, { municipalityCode: code, title: "Not yet" });
    const [stays, leaves] = [await hub.someone("MEMBER", code), await hub.someone("MEMBER", code)];
    for (const who of [stays, leaves]) await followed(who, { initiativeId: draft, rhythm: "AT_ONCE" });
    await hub.dataSource.query("DELETE FROM membership WHERE account_id = (SELECT id FROM account WHERE email = $1)", [leaves.email]);
    expect(at(await leaves.data("{ viewer { follows { summary initiative { id } } } }"), "viewer.follows")).toEqual([
      { summary: "Et initiativ, som du ikke kan se mere", initiative: null },
    ]);
    // No command announces what is hidden: this is the row that one would write.
    await hub.dataSource.query(
      `INSERT INTO announcement (id, kind, occurred_at, subject_id) VALUES (gen_random_uuid(), 'INITIATIVE_REVISED', now(), $1)`,
      [draft],
    );
    await aPractice(editor, { municipalityCode: code });
    await toldAll();
    expect([mailsTo(stays.email).length, mailsTo(leaves.email).length]).toEqual([1, 0]);
  });

  test("the two hundred newest are named, and the rest is counted", async () => {
    const { code, editor } = await aMunicipality(hub);
    const id = await aPractice(editor, { municipalityCode: code, title: "Often" });
    const reader = await hub.someone("MEMBER", "0265");
    await followed(reader, { initiativeId: id, rhythm: "DAILY" });
    await hub.dataSource.query(
      `INSERT INTO announcement (id, kind, occurred_at, subject_id)
       SELECT gen_random_uuid(), 'INITIATIVE_REVISED', now(), $1 FROM generate_series(1, 203)`,
      [id],
    );
    await settledHead(hub);
    await hub.runJob("tell-followers-daily");
    const mail = await server.to(reader.email ?? "");
    expect(mail.text).toContain("Der er sket 3 ting mere.");
    expect(mail.text).toContain("- Often (ændret)\n");
  });
});

describe("stopping", () => {
  test("one click, as RFC 8058 says: posted to without an account; looked at, it stops nothing", async () => {
    const { code, editor } = await aMunicipality(hub);
    const reader = await hub.someone("MEMBER", "0265");
    await followed(reader, { filter: { municipalityCodes: [code] }, rhythm: "AT_ONCE" });
    const daily = await followed(reader, { filter: { municipalityCodes: [code], stage: ["IDEA"] }, rhythm: "DAILY" });
    await aPractice(editor, { municipalityCode: code });
    await toldAll();
    const [mail] = mailsTo(reader.email);
    const list = mail?.headers.get("list") as unknown as { unsubscribe: { url: string }; "unsubscribe-post": { name: string } };
    expect(list["unsubscribe-post"].name).toBe("List-Unsubscribe=One-Click");
    const { url } = list.unsubscribe;
    expect(url).toMatch(new RegExp(`^${hub.url}/follows/stop/[\\w.-]+$`));
    expect(mail?.text).toContain(`Stop alle mails af denne slags:\n${url}\n`);

    const looked = await fetch(url);
    expect([looked.status, looked.headers.get("cache-control")]).toEqual([200, "no-store"]);
    expect(await looked.text()).toContain('<form method="post"><button name="List-Unsubscribe" value="One-Click">');
    expect(await followsOf(reader)).toHaveLength(2);

    expect((await fetch(`${url}x`, { method: "POST" })).status).toBe(404);
    expect(await followsOf(reader)).toHaveLength(2);
    const posted = await fetch(url, { method: "POST", body: new URLSearchParams({ "List-Unsubscribe": "One-Click" }), redirect: "error" });
    expect([posted.status, await posted.text()]).toEqual([200, expect.stringContaining("Du får ikke flere mails om dette") as string]);
    expect(await followsOf(reader)).toEqual([{ id: daily }]);
    const form = new FormData();
    form.set("List-Unsubscribe", "One-Click");
    expect((await fetch(url, { method: "POST", body: form })).status).toBe(200);
    expect(await (await fetch(url)).text()).toContain("Her er ikke noget at stoppe (mere)");

    await aPractice(editor, { municipalityCode: code });
    await toldAll();
    expect(mailsTo(reader.email)).toHaveLength(1);
  });

  test("each by its own link; and a mail that waits for it is not sent", async () => {
    const { code, editor } = await aMunicipality(hub);
    const reader = await hub.someone("MEMBER", "0265");
    const id = await followed(reader, { filter: { municipalityCodes: [code] }, rhythm: "AT_ONCE" });
    const rest = await followed(reader, { filter: { stage: ["ENDED"] }, rhythm: "AT_ONCE" });
    server.refuseOnce(reader.email ?? "", 451);
    await aPractice(editor, { municipalityCode: code });
    const rowOf = async () =>
      (
        (await hub.dataSource.query("SELECT id, failure, sent_at FROM mail WHERE template = 'follow-news' ORDER BY id DESC LIMIT 1")) as {
          id: string;
          failure: string | null;
          sent_at: Date | null;
        }[]
      )[0];
    const failed = await until(async () => ((await rowOf())?.failure ? rowOf() : null), "the first attempt to fail");
    expect(await mutate(reader, "unfollow", { id }, "unfollowedId")).toEqual({ unfollowedId: id, userErrors: [] });
    await hub.dataSource.query("UPDATE mail SET next_attempt_at = now() WHERE id = $1", [failed.id]);
    await followed(reader, { filter: { municipalityCodes: [code] }, rhythm: "AT_ONCE" });
    await aPractice(editor, { municipalityCode: code, title: "Another" });
    await until(async () => {
      const [row]: { failure: string }[] = await hub.dataSource.query("SELECT failure FROM mail WHERE id = $1", [failed.id]);
      return row?.failure === "nobody to send it to";
    }, "the mail to be dropped");
    await toldAll();
    expect(mailsTo(reader.email).map(({ subject }) => subject)).toEqual(["Nyt i Samspil: Another"]);
    const [link] = /http\S+stop\S+/.exec(mailsTo(reader.email)[0]?.text ?? "") ?? [""];
    await fetch(link, { method: "POST" });
    expect(await followsOf(reader)).toEqual([{ id: rest }]);
  });

  test("what one follows is among one's data, and goes with the account", async () => {
    const reader = await hub.someone("MEMBER", "0265");
    await followed(reader, { filter: { themes: ["loneliness"] } });
    const address = textAt(await mutate(reader, "exportMyData", {}, "downloadUrl"), "downloadUrl");
    expect(at((await (await fetch(address)).json()) as Json, "follows")).toEqual([
      { initiative: null, filter: { themes: ["loneliness"] }, rhythm: "WEEKLY", createdAt: expect.any(String) as string },
    ]);
    const accountId = textAt(await reader.data("{ viewer { account { id } } }"), "viewer.account.id");
    await mutate(reader, "eraseMyAccount", { confirmation: reader.email }, "erasedAccountId");
    expect(await hub.dataSource.query("SELECT FROM follow WHERE account_id = $1", [accountId])).toEqual([]);
  });
});

test("a hundred generated filters find by mail what they find in lists", async () => {
  const { code, editor } = await aMunicipality(hub);
  const reader = await hub.someone("MEMBER", "0265");
  const roll = (seed: string, most: number): number => createHash("sha256").update(seed).digest().readUInt32BE(0) % most;
  const some = <T>(seed: string, all: readonly T[]): T[] => all.filter((_, index) => roll(`${seed} ${index}`, 3) === 0);
  // An empty list is refused in what is kept.
  const any = <T>(seed: string, all: readonly T[]): T[] | null => [some(seed, all)].find(({ length }) => length > 0) ?? null;
  const themes = at(await hub.anyone.data("{ terms(vocabulary: THEME) { key } }"), "terms") as { key: string }[];
  const keys = themes.slice(0, 4).map(({ key }) => key);
  const [stages, levels] = [
    ["IDEA", "PILOT", "RUNNING"],
    ["EXPERIENCE", "MONITORED", "EVALUATED"],
  ];
  const filters = Array.from({ length: 100 }, (_, i): Record<string, unknown> => ({
    municipalityCodes: roll(`m${i}`, 5) === 0 ? ["0101"] : [code],
    externalReferences: roll(`r${i}`, 6) === 0 ? [`r ${i % 12}`, `r ${(i + 1) % 12}`] : null,
    themes: roll(`t${i}`, 2) === 0 ? any(`t${i}`, keys) : null,
    stage: roll(`s${i}`, 2) === 0 ? any(`s${i}`, stages ?? []) : null,
    evidenceLevel: roll(`e${i}`, 2) === 0 ? any(`e${i}`, levels ?? []) : null,
    status: roll(`u${i}`, 3) === 0 ? any(`u${i}`, ["PUBLISHED", "ARCHIVED"]) : null,
    publishedAfter: roll(`p${i}`, 9) === 0 ? "2100-01-01T00:00:00.000Z" : null,
    maxPopulation: roll(`x${i}`, 9) === 0 ? 1 : null,
    isFragile: roll(`f${i}`, 4) === 0 ? roll(`f${i}`, 8) === 0 : null,
    hasBeenAdopted: roll(`a${i}`, 5) === 0 ? false : null,
    text: roll(`w${i}`, 4) === 0 ? ["about", "bus", "about -bus"][roll(`v${i}`, 3)] : null,
    regionCodes: roll(`g${i}`, 4) === 0 ? ["1084", "1085"] : null,
  }));
  const ids = await followAll(
    reader,
    filters.map((filter) => ({ filter, rhythm: "DAILY" })),
  );
  for (let i = 0; i < 12; i++) {
    const content = {
      externalReference: `r ${i}`,
      approach: i % 3 === 0 ? "A bus at night." : null,
      themes: some(`pt${i}`, keys),
      stage: stages?.[roll(`ps${i}`, 3)],
      evidenceLevel: levels?.[roll(`pe${i}`, 3)],
    };
    const id = await aPractice(editor, { municipalityCode: code, content });
    if (i % 4 === 0) await archive(editor, id);
  }
  await settledHead(hub);
  await hub.runJob("tell-followers-daily");
  const rows: { follow: string; initiative: string }[] = await hub.dataSource.query(
    `SELECT DISTINCT f.id follow, a.subject_id initiative FROM mail m, jsonb_array_elements(m.data -> 'told') t, jsonb_array_elements_text(t -> 'follows') f(id)
     JOIN announcement a ON true WHERE a.id = (t ->> 'announcement')::uuid AND m.template = 'follow-news'
       AND m.recipient_id = (SELECT id FROM account WHERE email = $1)`,
    [reader.email],
  );
  let found = 0;
  const query = `query ($filter: InitiativeFilter) { initiatives(first: 100, filter: $filter) { nodes { id municipality { code } } } }`;
  for (const [index, filter] of filters.entries()) {
    const nodes = at(await hub.anyone.data(query, { filter }), "initiatives.nodes") as { id: string; municipality: { code: string } }[];
    const listed = nodes.filter(({ municipality }) => municipality.code === code).map(({ id }) => id);
    const mailed = rows.filter((row) => row.follow === ids[index]).map(({ initiative }) => initiative);
    expect({ filter, found: [...mailed].sort() }).toEqual({ filter, found: [...listed].sort() });
    found += listed.length;
  }
  expect(found).toBeGreaterThan(50);
});
