import { aMunicipality } from "../support/factories";
import { startTestHub, tokenFor, type TestHub } from "../support/hub";
import { at, textAt } from "../support/json";
import { startMailServer, type MailServer } from "../support/mail-server";
import { inEnglish, mutate } from "../support/mutate";
import { Person } from "../support/person";
import { announcedOf } from "../support/announced";
import { until } from "../support/until";

let server: MailServer;
let hub: TestHub;
let now = new Date();
beforeAll(async () => {
  server = await startMailServer();
  hub = await startTestHub({ now: () => now, environment: { SMTP_URL: server.url } });
});
beforeEach(() => {
  now = new Date();
});
afterAll(async () => {
  await hub.stop();
  await server.stop();
});

let count = 0;
const anAddress = () => `listed.${++count}@example.org`;

/** The same person, with a token that outlives what the tests do to the clock. */
const forYears = ({ email }: Person): Person => new Person(hub.url, tokenFor(email ?? "", 1000 * 86_400_000), email);

async function aListed(input: object = {}) {
  const { code, editor: made } = await aMunicipality(hub);
  const editor = forYears(made);
  const email = anAddress();
  const details = { email, jobTitle: "Consultant", phone: "+45 12 34 56 78" };
  const added = await mutate(editor, "addContact", { municipalityCode: code, name: "Bo Example", details, ...input }, "contact { id }");
  return { code, editor, email, id: textAt(added, "contact.id") };
}
const linkIn = (text: string | undefined): string => /http\S+contact-notices\/\S+/.exec(text ?? "")?.[0] ?? "";
const tokenIn = (text: string | undefined): string => linkIn(text).split("/").at(-1) ?? "";
const seen = async (listed: { editor: { data: TestHub["anyone"]["data"] }; id: string }) =>
  at(
    await listed.editor.data("query ($id: ID!) { contact(id: $id) { name email informedAt confirmedAt hiddenAt } }", { id: listed.id }),
    "contact",
  );

test("whoever is listed by a colleague is told what, by whom and what they can do", async () => {
  const listed = await aListed();
  const { text, subject } = await server.to(listed.email);

  expect(subject).toBe("Du står som kontaktperson i Samspil");
  for (const part of ["Navn: Bo Example", "Titel: Consultant", `E-mail: ${listed.email}`, "Telefon: +45 12 34 56 78"])
    expect(text).toContain(part);
  expect(text).toContain("Det er oplyst af en kollega.");
  await until(async () => at(await seen(listed), "informedAt") !== null, "the note that they were told");
  const page = await (await fetch(linkIn(text))).text();
  expect(page).toContain('name="phone" value="+45 12 34 56 78"');
});

test("a public source is named by its address; who listed themselves is not told", async () => {
  const found = await aListed({ source: "PUBLIC_SOURCE", sourceUrl: "https://example.org/people" });
  expect((await server.to(found.email)).text).toContain("Det er fundet på https://example.org/people.");
  const self = await aListed({ source: "SELF" });
  const later = await aListed();
  await server.to(later.email);
  const [{ mails }] = await hub.dataSource.query("SELECT count(*)::int mails FROM mail WHERE recipient_id = $1", [self.id]);
  expect(mails).toBe(0);
});

test("who is listed without an address is told when they get one", async () => {
  const { code, editor } = await aMunicipality(hub);
  const id = textAt(await mutate(editor, "addContact", { municipalityCode: code, name: "Bo Example" }, "contact { id }"), "contact.id");
  const email = anAddress();
  await mutate(editor, "reviseContact", { id, patch: { email } });
  await server.to(email);
});

test("the person confirms or corrects by the token alone", async () => {
  const listed = await aListed();
  const token = tokenIn((await server.to(listed.email)).text);
  expect(await mutate(hub.anyone, "answerContactNotice", { token, answer: "CONFIRM" }, "contact { name }", inEnglish)).toEqual({
    contact: null, // for the network, and the person is not signed in
    userErrors: [],
  });
  expect(at(await seen(listed), "confirmedAt")).toBe(now.toISOString());

  await mutate(hub.anyone, "answerContactNotice", { token, answer: "CORRECT", patch: { name: "Bo B. Example" } });
  expect(at(await seen(listed), "name")).toBe("Bo B. Example");
  expect(
    at(await mutate(hub.anyone, "answerContactNotice", { token, answer: "CORRECT", patch: { name: " ", phone: "x" } }), "userErrors"),
  ).toMatchObject([
    { code: "BLANK", field: ["patch", "name"] },
    { code: "INVALID", field: ["patch", "phone"] },
  ]);
  expect(at(await mutate(hub.anyone, "answerContactNotice", { token, answer: "CORRECT" }), "userErrors.0")).toMatchObject({
    code: "BLANK",
    field: ["patch"],
  });
});

test("a token that is changed, cut short or for something else finds nobody", async () => {
  const listed = await aListed();
  const token = tokenIn((await server.to(listed.email)).text);
  for (const wrong of [`${token}x`, token.slice(0, -1), token.replace(/^./, (letter) => (letter === "W" ? "V" : "W")), "x", "a.b.c"]) {
    expect(at(await mutate(hub.anyone, "answerContactNotice", { token: wrong, answer: "OBJECT" }), "userErrors.0")).toMatchObject({
      code: "NOT_FOUND",
      field: ["token"],
    });
    expect((await fetch(`${hub.url}/contact-notices/${encodeURIComponent(wrong)}`)).status).toBe(404);
  }
  expect(at(await seen(listed), "name")).toBe("Bo Example");
});

test("who objects is erased at once, and that is announced", async () => {
  const listed = await aListed();
  const link = linkIn((await server.to(listed.email)).text);
  const answered = await fetch(link, {
    method: "POST",
    headers: { "accept-language": "en" },
    body: new URLSearchParams({ answer: "OBJECT", name: "x" }),
  });

  expect([answered.status, (await answered.text()).includes("You have been erased.")]).toEqual([200, true]);
  expect(await seen(listed)).toBeNull();
  expect(await announcedOf(hub, listed.id)).toEqual(["CONTACT_ERASED"]);
  expect((await fetch(link)).status).toBe(404);
  const kept: unknown[] = await hub.dataSource.query("SELECT subject_id FROM erasure WHERE subject_id = $1", [listed.id]);
  expect(kept.length).toBe(1);
});

test("the page of the link corrects, and says what is wrong where it stands", async () => {
  const listed = await aListed();
  const link = linkIn((await server.to(listed.email)).text);
  const post = async (fields: Record<string, string>) => {
    const response = await fetch(link, { method: "POST", headers: { "accept-language": "en" }, body: new URLSearchParams(fields) });
    return [response.status, await response.text()] as const;
  };
  const typed = { answer: "CORRECT", name: "<script>alert(1)</script>", jobTitle: "", email: listed.email, phone: "" };

  for (const email of ["nobody", "no\u0001body@example.org"]) {
    const [wrong, told] = await post({ ...typed, email });
    expect([wrong, told.includes("<li>E-mail: Is not an e-mail address")]).toEqual([422, true]);
  }
  const [short, page] = await post({ ...typed, phone: "1" });
  expect([short, page.includes("<li>Phone: Must be 6 to 20 characters")]).toEqual([422, true]);
  expect((await post(typed))[0]).toBe(200);
  expect(await seen(listed)).toMatchObject({ name: "<script>alert(1)</script>", email: listed.email });
  expect(await (await fetch(link)).text()).toContain('value="&lt;script&gt;alert(1)&lt;/script&gt;"');
});

test("nobody confirms for a year: reminded, then hidden, then erased; whoever confirms begins anew", async () => {
  const day = 86_400_000;
  const begun = Date.now();
  const forgotten = await aListed();
  const kept = await aListed();
  await Promise.all([server.to(forgotten.email), server.to(kept.email)]);
  const after = async (days: number) => {
    now = new Date(begun + days * day);
    return hub.runJob("contact-retention");
  };

  expect(await after(364)).toMatch(/^0 reminded, 0 hidden, 0 erased$/);
  await after(366);
  const reminder = await until(
    () => server.mails.find((mail) => mail.subject === "Er det stadig rigtigt i Samspil?" && mail.text?.includes(kept.email)),
    "the reminder",
  );
  await mutate(hub.anyone, "answerContactNotice", { token: tokenIn(reminder.text), answer: "CONFIRM" });
  await after(397);
  expect(await seen(forgotten)).toMatchObject({ hiddenAt: now.toISOString() });
  expect(await seen(kept)).toMatchObject({ hiddenAt: null });
  const colleague = forYears(await hub.someone("MEMBER", forgotten.code));
  expect(at(await colleague.data("query ($id: ID!) { contact(id: $id) { id } }", { id: forgotten.id }), "contact")).toBeNull();
  expect(
    at(
      await colleague.data("query ($code: String!) { municipality(code: $code) { contacts { totalCount } } }", { code: forgotten.code }),
      "municipality.contacts.totalCount",
    ),
  ).toBe(0);
  expect(await after(450)).toMatch(/ 0 erased$/);
  await after(458);
  expect(await seen(forgotten)).toBeNull();
  expect(at(await seen(kept), "name")).toBe("Bo Example");
});
