import { openDemoSignIn } from "../../src/accounts";
import { poolOf } from "../../src/data-source";
import { Database } from "../../src/kernel/db/database";
import { newId } from "../../src/kernel/db/id";
import { startChildHub } from "../support/child-hub";
import { freshDatabase, type FreshDatabase } from "../support/database";
import { aMunicipality, aPractice } from "../support/factories";
import { demoSecretOfTests, startTestHub, type TestHub } from "../support/hub";
import { at, type Json } from "../support/json";
import { startMailServer, type MailServer } from "../support/mail-server";
import { Person } from "../support/person";
import { until } from "../support/until";

let database: FreshDatabase;
let server: MailServer;
/** What the process that is killed sends through: it takes mails and never says so. */
let mute: MailServer;
let here: TestHub;
beforeAll(async () => {
  database = await freshDatabase();
  server = await startMailServer();
  mute = await startMailServer({ isMute: true });
  here = await startTestHub({ database, environment: { SMTP_URL: server.url } });
  await openDemoSignIn(new Database(here.dataSource, poolOf(here.dataSource)), demoSecretOfTests);
});
afterAll(async () => {
  await here.stop();
  await server.stop();
  await mute.stop();
  await database.drop();
});

const ids = (type: string, count: number): string[] => Array.from({ length: count }, () => newId(type));

/** So many people with that address, or with none, who follow all of a municipality. */
async function followers(count: number, rhythm: string, code: string, address: string | null): Promise<string[]> {
  const accounts = ids("Account", count);
  await here.dataSource.query(
    `INSERT INTO account (id, name, email, created_at) SELECT a.id, 'A reader (test)', $2 || a.n || '@example.org', now()
     FROM unnest($1::uuid[]) WITH ORDINALITY a(id, n)`,
    [accounts, address],
  );
  await here.dataSource.query(
    `INSERT INTO follow (id, account_id, filter, rhythm, position, created_at)
     SELECT f.id, f.account_id, jsonb_build_object('municipalityCodes', jsonb_build_array($3::text)), $4, l.last_seq, now()
     FROM announcement_log l, unnest($1::uuid[], $2::uuid[]) f(id, account_id)`,
    [ids("Follow", count), accounts, code, rhythm],
  );
  return accounts;
}

test("two processes, one killed while it queues and while it sends: everybody hears of each practice once", async () => {
  const { code, editor } = await aMunicipality(here);
  await followers(20, "AT_ONCE", code, "reader.");
  const published: string[] = [];
  const publish = async (url: string): Promise<void> => {
    const title = `Practice ${published.length + 1}`;
    published.push(title);
    await aPractice(new Person(url, editor.token), { municipalityCode: code, title });
  };

  for (const isSending of [true, false]) {
    const there = await startChildHub({ ...database.environment, SMTP_URL: mute.url });
    const taken = mute.mails.length;
    await Promise.all([publish(here.url), publish(there.url)]);
    // Whichever of the two comes first queues them; in the end the other one gets hold of some.
    while (isSending && mute.mails.length === taken) await publish(there.url);
    await there.kill();
    await publish(here.url);
  }

  // What the killed one had leased comes back when its lease is over.
  await until(
    async () => {
      await here.dataSource.query("UPDATE mail SET next_attempt_at = now() WHERE next_attempt_at > now() AND sent_at IS NULL");
      const rows: unknown[] = await here.dataSource.query(
        `SELECT FROM mail WHERE sent_at IS NULL UNION ALL SELECT FROM announcement WHERE seq IS NULL
       UNION ALL SELECT FROM follow WHERE position < (SELECT max(seq) FROM announcement WHERE kind LIKE 'INITIATIVE%')`,
      );
      return rows.length === 0;
    },
    "everything to be queued and sent",
    30_000,
  );

  const mails = [...server.mails, ...mute.mails];
  const once = new Map(mails.map((mail) => [mail.messageId, mail]));
  expect(mails.length).toBeGreaterThan(once.size); // what was taken, but not noted, was sent again: the same mail
  const heard = new Map<string, string[]>();
  for (const { to, text } of once.values()) {
    const address = String(at(to as unknown as Json, "value.0.address"));
    const titles = [...(text ?? "").matchAll(/^- (Practice \d+) \(udgivet\)$/gm)].map(([, title = ""]) => title);
    heard.set(address, [...(heard.get(address) ?? []), ...titles]);
  }
  expect(heard.size).toBe(20);
  const all = [...published].sort();
  for (const [address, titles] of heard) expect([address, [...titles].sort()]).toEqual([address, all]);
});

test("the mails of a thousand who follow the same are queued by one statement, and those of two rounds at once by one of them", async () => {
  const { code, editor } = await aMunicipality(here);
  const accounts = await followers(1000, "DAILY", code, null);
  await aPractice(editor, { municipalityCode: code });
  await until(async () => (await here.dataSource.query("SELECT FROM announcement WHERE seq IS NULL")).length === 0, "the number");
  const [one, two] = await Promise.all([here.runJob("tell-followers-daily"), here.runJob("tell-followers-daily")]);
  expect([one, two].sort()).toEqual(["0 mails queued", "1000 mails queued"]);
  expect(
    await here.dataSource.query(
      "SELECT count(*)::int mails, count(DISTINCT recipient_id)::int readers, count(DISTINCT created_at)::int moments FROM mail WHERE recipient_id = any($1)",
      [accounts],
    ),
  ).toEqual([{ mails: 1000, readers: 1000, moments: 1 }]);
  await here.dataSource.query("DELETE FROM account WHERE id = any($1)", [accounts]);
  await here.dataSource.query("DELETE FROM mail WHERE recipient_id = any($1)", [accounts]);
});
