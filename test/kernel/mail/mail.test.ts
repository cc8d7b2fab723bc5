import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { simpleParser } from "mailparser";
import { aMunicipality } from "../../support/factories";
import { startTestHub, type TestHub } from "../../support/hub";
import { startMailServer, type MailServer } from "../../support/mail-server";
import { at, textAt } from "../../support/json";
import { mutate } from "../../support/mutate";
import type { Person } from "../../support/person";
import { until } from "../../support/until";

let server: MailServer;
let hub: TestHub;
let now = new Date();
beforeAll(async () => {
  server = await startMailServer();
  hub = await startTestHub({ now: () => now, environment: { SMTP_URL: server.url, MAIL_FROM: "Samspil <hub@example.org>" } });
});
beforeEach(() => {
  now = new Date();
});
afterAll(async () => {
  await hub.stop();
  await server.stop();
});

let count = 0;
const anAddress = () => `mail.${++count}@example.org`;
const invite = (who: Person, municipalityCode: string, email: string, language = "da") =>
  mutate(who, "inviteMember", { municipalityCode, email, name: "Bo <b>& Co</b>", role: "EDITOR" }, "membership { id }", {
    "accept-language": language,
  });
const rowOf = async (email: string) => {
  const [row] = (await hub.dataSource.query(
    `SELECT m.id, m.attempts, m.sent_at, m.next_attempt_at, m.failure FROM mail m JOIN account a ON a.id = m.recipient_id WHERE a.email = $1`,
    [email],
  )) as { id: string; attempts: number; sent_at: Date | null; next_attempt_at: Date | null; failure: string | null }[];
  return row;
};

test("what is queued is sent, in both forms, and says so", async () => {
  const { code, editor } = await aMunicipality(hub);
  const email = anAddress();
  await invite(editor, code, email);
  const mail = await server.to(email);

  expect(mail.from?.text).toBe('"Samspil" <hub@example.org>');
  expect(mail.subject).toBe("Du er inviteret til Samspil");
  expect(mail.headers.get("auto-submitted")).toBe("auto-generated");
  expect(mail.text).toContain("Kære Bo <b>& Co</b>\n\nDu har fået rollen som redaktør for ");
  expect(mail.text).toContain("-- \nSamspil, netværket for kommunernes samspil med civilsamfundet\n");
  expect(mail.html).toContain('<html lang="da">');
  expect(mail.html).toContain("Kære Bo &lt;b&gt;&amp; Co&lt;/b&gt;");
  const row = await until(async () => ((await rowOf(email))?.sent_at ? rowOf(email) : null), "the row to be done");
  expect(mail.messageId).toBe(`<${row.id}@127.0.0.1>`);
  expect(row).toMatchObject({ attempts: 1, next_attempt_at: null, failure: null });
});

test("in English for those who were invited in English", async () => {
  const { code, editor } = await aMunicipality(hub);
  const email = anAddress();
  await invite(editor, code, email, "en");
  const mail = await server.to(email);

  expect(mail.subject).toBe("You are invited to Samspil");
  expect(mail.html).toContain('<html lang="en">');
  expect(mail.text).toContain("Samspil, the network for municipalities' work with civil society");
});

test("what is refused, or rolled back, queues nothing", async () => {
  const { code, editor } = await aMunicipality(hub);
  const other = await aMunicipality(hub);
  const email = anAddress();
  await invite(other.editor, code, email);
  await mutate(editor, "inviteMember", { municipalityCode: code, email, name: " ", role: "EDITOR" });

  expect(await rowOf(email)).toBeUndefined();
});

test("where the server does not take it now, it is tried again, later and later", async () => {
  const { code, editor } = await aMunicipality(hub);
  const email = anAddress();
  server.refuseOnce(email, 451);
  await invite(editor, code, email);
  const failed = await until(async () => ((await rowOf(email))?.failure ? rowOf(email) : null), "the first attempt to fail");
  const wait = (failed.next_attempt_at?.getTime() ?? 0) - now.getTime();
  expect([failed.failure, failed.attempts, failed.sent_at]).toEqual(["EENVELOPE 451", 1, null]);
  expect(wait).toBeGreaterThan(8_000);
  expect(wait).toBeLessThan(12_000);

  now = new Date(now.getTime() + 15_000);
  await invite(editor, code, anAddress()); // wakes the sender
  await server.to(email);
  expect(await until(async () => ((await rowOf(email))?.sent_at ? rowOf(email) : null), "the row to be done")).toMatchObject({
    attempts: 2,
    failure: null,
  });
});

test("where there is no such recipient, it is not tried again", async () => {
  const { code, editor } = await aMunicipality(hub);
  const email = anAddress();
  server.refuseOnce(email, 550);
  await invite(editor, code, email);

  expect(await until(async () => ((await rowOf(email))?.failure ? rowOf(email) : null), "the attempt")).toMatchObject({
    failure: "refused: 550",
    next_attempt_at: null,
    sent_at: null,
  });
});

test("a row that a process leased and left behind is sent when the lease is over", async () => {
  const { code, editor } = await aMunicipality(hub);
  const email = anAddress();
  server.refuseOnce(email, 451);
  await invite(editor, code, email);
  await until(async () => (await rowOf(email))?.failure, "the first attempt");
  await hub.dataSource.query("UPDATE mail SET next_attempt_at = $2, failure = NULL WHERE id = $1", [
    (await rowOf(email))?.id,
    new Date(now.getTime() + 120_000),
  ]);

  now = new Date(now.getTime() + 121_000);
  await invite(editor, code, anAddress());
  await server.to(email);
});

test("nothing is sent to whoever has gone meanwhile", async () => {
  const { code, editor } = await aMunicipality(hub);
  const email = anAddress();
  server.refuseOnce(email, 451);
  const membershipId = textAt(await invite(editor, code, email), "membership.id");
  const row = await until(async () => ((await rowOf(email))?.failure ? rowOf(email) : null), "the first attempt");
  await mutate(editor, "removeMember", { membershipId });
  now = new Date(now.getTime() + 15_000);
  await invite(editor, code, anAddress());

  await until(async () => (await rowOf(email))?.next_attempt_at === null, "the row to be done");
  expect((await rowOf(email))?.failure).toBe("nobody to send it to");
  expect(server.mails.filter((mail) => mail.messageId?.includes(row.id))).toEqual([]);
});

test("without a server, each mail is a file that mail programs open", async () => {
  const own = await startTestHub();
  const folder = join(own.database.environment["SAMSPIL_DATA"] ?? "", "outbox");
  const { code, editor } = await aMunicipality(own);
  await mutate(editor, "inviteMember", { municipalityCode: code, email: "file@example.org", name: "Bo", role: "MEMBER" });
  const [file = ""] = await until(() => {
    const files = readdirSync(folder).filter((name) => name.endsWith(".eml"));
    return files.length > 0 && files;
  }, "the file");
  const mail = await simpleParser(readFileSync(join(folder, file)));

  expect(mail.subject).toBe("Du er inviteret til Samspil");
  expect(at(mail.to, "value.0.address")).toBe("file@example.org");
  await own.stop();
});

test("the metrics count", async () => {
  const metrics = await (await fetch(`${hub.url}/metrics`)).text();
  expect(Number(/^samspil_mail_sent_total (\d+)$/m.exec(metrics)?.[1])).toBeGreaterThan(3);
  expect(Number(/^samspil_mail_failed_total (\d+)$/m.exec(metrics)?.[1])).toBe(4);
});
