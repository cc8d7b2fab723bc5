import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { aMunicipality, aPractice } from "../support/factories";
import { settledHead, startTestHub, tokenFor, type TestHub } from "../support/hub";
import { at, textAt } from "../support/json";
import { startMailServer, type MailServer } from "../support/mail-server";
import { mutate } from "../support/mutate";
import { Person } from "../support/person";
import { erasureLedger, replayErasures } from "../support/erasures";

const written: string[] = [];
let server: MailServer;
let hub: TestHub;
const folder = mkdtempSync(join(tmpdir(), "samspil-canary-"));
beforeAll(async () => {
  server = await startMailServer();
  hub = await startTestHub({
    environment: { SMTP_URL: server.url, LOG_LEVEL: "trace" },
    logTo: { write: (line) => void written.push(line) },
  });
});
afterAll(async () => {
  await hub.stop();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** PostgreSQL's own programs: on the path, or where Debian puts them. */
function program(name: string): string {
  const root = "/usr/lib/postgresql";
  const found = (existsSync(root) ? readdirSync(root) : []).map((version) => join(root, version, "bin", name)).filter(existsSync);
  return found.sort().at(-1) ?? name;
}
const urlOf = (): string => hub.database.environment["DATABASE_URL"] ?? "";
const dump = (): string => execFileSync(program("pg_dump"), ["--inserts", urlOf()], { encoding: "utf8", maxBuffer: 256 * 1024 * 1024 });

const canary = `canary${randomBytes(6).toString("hex")}`;

/** A person with one string in every field, who goes through all that can be done to them. */
async function aCanary() {
  const { code, editor } = await aMunicipality(hub);
  const person = await hub.someone("EDITOR", code);
  const email = `${canary}@example.org`;
  await hub.dataSource.query("UPDATE account SET name = $1, email = $2 WHERE email = $3", [`Name ${canary}`, email, person.email]);

  const self = new Person(hub.url, tokenFor(email), email);
  const details = { email, phone: "+45 12 34 56 78", jobTitle: `Title ${canary}`, themes: ["loneliness"] };
  const input = {
    municipalityCode: code,
    name: `Name ${canary}`,
    source: "PUBLIC_SOURCE",
    sourceUrl: `https://example.org/${canary}`,
    details,
  };
  const contact = textAt(await mutate(editor, "addContact", input, "contact { id }"), "contact.id");
  await mutate(editor, "reviseContact", { id: contact, patch: { jobTitle: `Other title ${canary}` } });
  await mutate(editor, "reviseContact", { id: contact, patch: { name: " ", jobTitle: `Wrong ${canary}` } });
  const practice = await aPractice(self, { municipalityCode: code, content: { contactIds: [contact] } });
  const organiser = await hub.someone("ORGANISER");
  const event = textAt(
    await mutate(
      organiser,
      "draftEvent",
      {
        kind: "NETWORK_DAY",
        title: "A day",
        startsAt: "2083-12-01T08:00:00Z",
        endsAt: "2083-12-01T15:00:00Z",
        details: { contactIds: [contact] },
      },
      "event { id }",
    ),
    "event.id",
  );
  await mutate(organiser, "scheduleSession", {
    eventId: event,
    kind: "TALK",
    title: "A talk",
    startsAt: "2083-12-01T09:00:00Z",
    endsAt: "2083-12-01T10:00:00Z",
    details: { speakers: [{ name: `Name ${canary}`, title: `Title ${canary}`, contactId: contact }] },
  });
  await mutate(self, "createApiToken", { name: `Key ${canary}`, scopes: ["GRAPH_READ"] });
  await server.to(email);
  const exported = textAt(await mutate(self, "exportMyData", {}, "downloadUrl"), "downloadUrl");
  expect(await (await fetch(exported)).text()).toContain(canary);
  // Errors, in every place where somebody could have put the words into a message.
  await self.ask(`{ nothing(text: "${canary}") }`);
  await self.ask(`query ($text: String) { contacts(filter: { text: $text }, after: "${canary}") { totalCount } }`, { text: canary });
  return { editor, self, contact, practice, event };
}

test("after erasure neither a dump, nor the log, nor any answer holds anything of the person; a restored backup is erased again", async () => {
  const made = await aCanary();
  const before = dump();
  await mutate(made.self, "eraseMyAccount", { confirmation: `${canary}@example.org` });
  await settledHead(hub);

  expect(before.split(canary).length).toBeGreaterThan(8);
  const after = dump();
  expect(after).not.toContain(canary);
  expect(after).toContain(made.contact); // the ledger and the announcement, by id alone
  expect(written.join("")).not.toContain(canary);
  expect(written.join("")).toContain(made.contact);
  const told = await made.editor.data(
    "query ($text: String) { contacts(filter: { text: $text }) { totalCount } announcements(first: 100) { nodes { kind subjectId } } initiatives { nodes { title contacts { name } } } }",
    { text: canary },
  );
  expect(at(told, "contacts.totalCount")).toBe(0);
  expect(JSON.stringify(told)).not.toContain(canary);

  // The backup that was taken before has the person; the ledger, kept beside it, makes the hub forget again.
  const name = `${new URL(urlOf()).pathname.slice(1)}_restored`;
  const admin = new Client({ connectionString: process.env["DATABASE_URL"] });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name}`);
  try {
    const restored = new URL(urlOf());
    restored.pathname = `/${name}`;
    writeFileSync(join(folder, "backup.sql"), before);
    execFileSync(program("psql"), ["-q", "-v", "ON_ERROR_STOP=1", "-f", join(folder, "backup.sql"), restored.href], { stdio: "pipe" });

    expect(replayErasures(restored.href, erasureLedger(urlOf()))).toBe("2 of 2 were there, and are erased.\n");
    expect(
      execFileSync(program("pg_dump"), ["--inserts", restored.href], { encoding: "utf8", maxBuffer: 256 * 1024 * 1024 }),
    ).not.toContain(canary);
  } finally {
    await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await admin.end();
  }
});
