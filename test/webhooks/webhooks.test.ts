import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Webhook as Stranger } from "standardwebhooks";
import { aMunicipality, aPractice } from "../support/factories";
import { settledHead, startTestHub, tokenFor, type TestHub } from "../support/hub";
import { at, textAt, type Json } from "../support/json";
import { inEnglish, mutate } from "../support/mutate";
import { Person } from "../support/person";
import { aReceiver, type Message, type Receiver } from "../support/receiver";
import { until } from "../support/until";

let ahead = 0;
const minute = 60_000;

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub({ environment: { WEBHOOK_ALLOW_PRIVATE: "1" }, now: () => new Date(Date.now() + ahead) });
});
afterAll(() => hub.stop());

/** With an editor whose token outlives how far the clock is moved. */
async function aTown(): Promise<{ code: string; editor: Person }> {
  const { code, editor } = await aMunicipality(hub);
  return { code, editor: new Person(hub.url, tokenFor(editor.email ?? "", 365 * 24 * 60 * minute), editor.email) };
}

const receivers: Receiver[] = [];
afterEach(async () => {
  for (const receiver of receivers.splice(0)) await receiver.stop();
});
const receiving = async (): Promise<Receiver> => {
  const receiver = await aReceiver();
  receivers.push(receiver);
  return receiver;
};

interface Made {
  readonly id: string;
  readonly secret: string;
}

async function aWebhook(owner: Person, url: string, more: object = {}): Promise<Made> {
  const made = await mutate(owner, "createWebhook", { url, ...more }, "webhook { id status } secret");
  expect(at(made, "userErrors")).toEqual([]);
  expect(at(made, "webhook.status")).toBe("ENABLED");
  return { id: textAt(made, "webhook.id"), secret: textAt(made, "secret") };
}

const LOOK = `query ($id: ID!) { node(id: $id) { ... on Webhook { url status kinds filterSummary cursor backlog createdAt
  municipality { code } deliveries(first: 10) { totalCount nodes { id announcement { id } attempts responseStatus durationMs responseBody error deliveredAt nextAttemptAt } } } } }`;
const looked = async (owner: Person, id: string): Promise<Json> => at(await owner.data(LOOK, { id }, inEnglish), "node");
const subjects = (messages: readonly Message[]): Json[] => messages.map(({ body }) => at(body, "data.subjectId"));
const moveClock = (ms: number): void => void (ahead += ms);

/** Refuses each message, by what is needed to see one attempt. */
const answering =
  (status: number, headers: Record<string, string> = {}) =>
  (_message: Message, response: { writeHead: Function }) =>
    void response.writeHead(status, headers).end("no");

test("what is published arrives signed, in order, says nothing of people, and is kept", async () => {
  const { code, editor } = await aTown();
  const receiver = await receiving();
  const { id, secret } = await aWebhook(editor, receiver.url);
  const first = await aPractice(editor, { municipalityCode: code, title: "Not in the message" });
  const second = await aPractice(editor, { municipalityCode: code });
  const messages = await receiver.took(2);

  expect(subjects(messages)).toEqual([first, second]);
  const [message] = messages;
  const log = await hub.anyone.data(`query { announcements(first: 100) { nodes { id cursor occurredAt subjectId } } }`);
  const entry = (at(log, "announcements.nodes") as Json[]).find((node) => at(node, "subjectId") === first);
  expect(message?.id).toBe(at(entry ?? null, "id"));
  expect(message?.body).toEqual({
    type: "initiative.published",
    timestamp: at(entry ?? null, "occurredAt"),
    data: {
      cursor: at(entry ?? null, "cursor"),
      kind: "INITIATIVE_PUBLISHED",
      subjectId: first,
      municipalityCode: code,
      url: `${hub.url}/things/${first}`,
    },
  });
  // The stranger knows the specification, and nothing of us.
  const stranger = new Stranger(secret);
  expect(stranger.verify(message?.text ?? "", message?.headers as Record<string, string>)).toEqual(message?.body);
  expect(() => stranger.verify(`${message?.text} `, message?.headers as Record<string, string>)).toThrow();

  const webhook = await until(async () => {
    const found = await looked(editor, id);
    return at(found, "backlog") === 0 && at(found, "deliveries.totalCount") === 2 && found;
  }, "both to be kept");
  expect(at(webhook as Json, "cursor")).toBe(await settledHead(hub));
  expect(at(webhook as Json, "deliveries.nodes.1")).toEqual({
    id: expect.any(String),
    announcement: { id: message?.id },
    attempts: 1,
    responseStatus: 204,
    durationMs: expect.any(Number),
    responseBody: "",
    error: null,
    deliveredAt: expect.any(String),
    nextAttemptAt: null,
  });
});

test("the backlog is what the filter finds, asked together for all; a filter is kept in one form, and stays when something else is revised", async () => {
  const { code, editor } = await aTown();
  const kinds = ["INITIATIVE_PUBLISHED"];
  const filter = { themes: ["quality-of-life", "loneliness", "loneliness"], municipalityCodes: [code], arenas: null };
  const made = [
    await aWebhook(editor, "http://127.0.0.1:9/hook", { kinds, filter }),
    await aWebhook(editor, "http://127.0.0.1:9/hook", { kinds, filter: { municipalityCodes: [code], text: "bus" } }),
    await aWebhook(editor, "http://127.0.0.1:9/hook", { kinds }),
  ];
  // Paused: whoever is sending asks filters too.
  for (const { id } of made) await mutate(editor, "reviseWebhook", { id, patch: { isPaused: true } });
  await aPractice(editor, { municipalityCode: code, content: { themes: ["loneliness"] } });
  await aPractice(editor, { municipalityCode: code, title: "A bus" });
  await aPractice(editor, { municipalityCode: code, title: "Two busses", content: { themes: ["quality-of-life"] } });
  await settledHead(hub);

  const backlogs = async (selection: string) => {
    await hub.statements();
    const data = await editor.data(`{ viewer { webhooks { ${selection} } } }`);
    return { told: at(data, "viewer.webhooks"), statements: await hub.statements() };
  };
  const { statements } = await backlogs("id");
  // Two filters are two conditions of one statement.
  expect(await backlogs("backlog")).toEqual({ told: [{ backlog: 2 }, { backlog: 2 }, { backlog: 3 }], statements: statements + 1 });
  const kept: unknown[] = await hub.dataSource.query("SELECT filter FROM webhook WHERE id = $1", [made[0]?.id]);
  expect(kept).toEqual([{ filter: { themes: ["loneliness", "quality-of-life"], municipalityCodes: [code] } }]);
  await mutate(editor, "reviseWebhook", { id: made[1]?.id, patch: { filter: null } });
  expect((await backlogs("backlog")).told).toEqual([{ backlog: 2 }, { backlog: 3 }, { backlog: 3 }]);
});

test("by kinds and by the filter of lists: what is left out moves the cursor all the same", async () => {
  const { code, editor } = await aTown();
  const [all, some] = [await receiving(), await receiving()];
  const wanted = { kinds: ["INITIATIVE_PUBLISHED"], filter: { municipalityCodes: [code], themes: ["loneliness"] } };
  const { id } = await aWebhook(editor, some.url, wanted);
  await aWebhook(editor, all.url, { kinds: ["INITIATIVE_PUBLISHED", "INITIATIVE_ARCHIVED"] });

  const without = await aPractice(editor, { municipalityCode: code });
  const with1 = await aPractice(editor, { municipalityCode: code, content: { themes: ["loneliness"] } });
  await mutate(editor, "archiveInitiative", { id: with1 });
  expect(subjects(await all.took(3))).toEqual([without, with1, with1]);
  await until(async () => at(await looked(editor, id), "cursor") === (await settledHead(hub)), "the cursor to move on");
  // Filtered by what is so when its turn comes: the same as in lists, but of any status.
  expect(subjects(some.messages)).toEqual([with1]);
  expect(await looked(editor, id)).toMatchObject({ kinds: wanted.kinds, backlog: 0, municipality: null });
  expect(textAt(await looked(editor, id), "filterSummary")).toMatch(/Theme: Loneliness/);
});

test("retried on schedule, then disabled; its owner is told, takes it up again, and nothing is lost", async () => {
  const { code, editor } = await aTown();
  const receiver = await receiving();
  receiver.answer = answering(500);
  const { id } = await aWebhook(editor, receiver.url, { kinds: ["INITIATIVE_PUBLISHED"] });
  const practice = await aPractice(editor, { municipalityCode: code });
  const after = await aPractice(editor, { municipalityCode: code });

  const delays = [5 / 60, 5, 30, 120, 300, 600, 840, 1200, 1440];
  for (const [index, minutes] of delays.entries()) {
    await receiver.took(index + 1);
    const delivery = await until(
      async () => {
        const found = at(await looked(editor, id), "deliveries.nodes.0");
        return at(found, "attempts") === index + 1 && found;
      },
      `attempt ${index + 1} to be kept`,
    );
    expect(delivery as Json).toMatchObject({
      responseStatus: 500,
      responseBody: "no",
      error: "The answer was 500, not one from 200 to 299.",
    });
    const wait = Date.parse(textAt(delivery as Json, "nextAttemptAt")) - (Date.now() + ahead);
    expect(wait).toBeLessThanOrEqual(minutes * 1.1 * minute);
    expect(wait).toBeGreaterThan(minutes * 0.9 * minute - 5000);
    moveClock(minutes * 1.1 * minute);
  }
  await until(async () => at(await looked(editor, id), "status") === "DISABLED", "it to be disabled");
  expect(await looked(editor, id)).toMatchObject({
    backlog: 2,
    deliveries: { totalCount: 1, nodes: [{ attempts: 10, nextAttemptAt: null }] },
  });
  // One thing, under one id, and nothing before its turn.
  expect(new Set(receiver.messages.map((message) => message.id)).size).toBe(1);
  expect(subjects(receiver.messages)).toEqual(Array(10).fill(practice));
  const mail = await until(() => mailTo(editor.email ?? ""), "the owner to be told");
  expect(mail.replaceAll(/=\r?\n/g, "")).toContain(
    "er nu sl=C3=A5et fra.\r\n\r\nDet sidste fors=C3=B8g: svaret var 500. Meddelelser, som venter: 2.",
  );

  receiver.answer = answering(200);
  expect(await mutate(editor, "reviseWebhook", { id, patch: { isPaused: false } }, "webhook { status }")).toEqual({
    webhook: { status: "ENABLED" },
    userErrors: [],
  });
  expect(subjects((await receiver.took(12)).slice(10))).toEqual([practice, after]);
});

function mailTo(address: string): string | undefined {
  const folder = join(hub.database.environment["SAMSPIL_DATA"] ?? "", "outbox");
  const mails = readdirSync(folder).map((file) => readFileSync(join(folder, file), "utf8"));
  return mails.find((mail) => mail.includes(address));
}

test("410 disables at once; 429 and 503 say when to come again", async () => {
  const { code, editor } = await aTown();
  const [gone, busy] = [await receiving(), await receiving()];
  gone.answer = answering(410);
  busy.answer = answering(429, { "retry-after": "600" });
  const kinds = ["INITIATIVE_PUBLISHED"];
  const goneHook = await aWebhook(editor, gone.url, { kinds });
  const busyHook = await aWebhook(editor, busy.url, { kinds });
  const practice = await aPractice(editor, { municipalityCode: code });

  await until(async () => at(await looked(editor, goneHook.id), "status") === "DISABLED", "the one that is gone to be disabled");
  expect(await looked(editor, goneHook.id)).toMatchObject({ backlog: 1, deliveries: { nodes: [{ attempts: 1, responseStatus: 410 }] } });
  const asked = await until(async () => at(await looked(editor, busyHook.id), "deliveries.nodes.0"), "the refusal to be kept");
  const wait = Date.parse(textAt(asked as Json, "nextAttemptAt")) - (Date.now() + ahead);
  expect(wait).toBeGreaterThan(9 * minute);
  expect(wait).toBeLessThanOrEqual(10 * minute);

  busy.answer = answering(503, { "retry-after": new Date(Date.now() + ahead + 10 * minute + 3600_000).toUTCString() });
  moveClock(10 * minute);
  await busy.took(2);
  const again = await until(async () => {
    const found = at(await looked(editor, busyHook.id), "deliveries.nodes.0");
    return at(found, "attempts") === 2 && found;
  }, "the second refusal to be kept");
  expect(Date.parse(textAt(again as Json, "nextAttemptAt")) - (Date.now() + ahead)).toBeGreaterThan(58 * minute);
  busy.answer = answering(200);
  moveClock(61 * minute);
  expect(subjects(await busy.took(3))).toEqual([practice, practice, practice]);
  expect(gone.messages.length).toBe(1);
});

test("one that never answers delays no other", async () => {
  const { code, editor } = await aTown();
  const [slow, quick] = [await receiving(), await receiving()];
  slow.answer = () => undefined;
  const kinds = ["INITIATIVE_PUBLISHED"];
  const { id } = await aWebhook(editor, slow.url, { kinds });
  await aWebhook(editor, quick.url, { kinds });
  const practices = [];
  for (let i = 0; i < 3; i++) practices.push(await aPractice(editor, { municipalityCode: code }));
  expect(subjects(await quick.took(3))).toEqual(practices);
  expect(subjects(slow.messages)).toEqual([practices[0]]);
  const metrics = await (await fetch(`${hub.url}/metrics`)).text();
  expect(Number(/^samspil_webhook_oldest_undelivered_seconds (\S+)$/m.exec(metrics)?.[1])).not.toBe(0);
  await mutate(editor, "deleteWebhook", { id });
});

test("a new secret signs, for 24 hours beside the old one", async () => {
  const { code, editor } = await aTown();
  const receiver = await receiving();
  const { id, secret: old } = await aWebhook(editor, receiver.url, { kinds: ["INITIATIVE_PUBLISHED"] });
  const rotated = await mutate(editor, "rotateWebhookSecret", { id }, "webhook { id } secret");
  const fresh = textAt(rotated, "secret");
  expect([fresh === old, at(rotated, "webhook.id")]).toEqual([false, id]);
  const isSignedBy = (secret: string, { headers, text, id: messageId }: Message): boolean => {
    const at = new Date(Number(headers["webhook-timestamp"]) * 1000);
    return String(headers["webhook-signature"])
      .split(" ")
      .includes(new Stranger(secret).sign(messageId, at, text));
  };
  await aPractice(editor, { municipalityCode: code });
  const [both] = await receiver.took(1);
  expect(both && [isSignedBy(old, both), isSignedBy(fresh, both)]).toEqual([true, true]);

  moveClock(24 * 60 * minute);
  await aPractice(editor, { municipalityCode: code });
  const [, one] = await receiver.took(2);
  expect(one && [isSignedBy(old, one), isSignedBy(fresh, one)]).toEqual([false, true]);
});

test("paused nothing is sent, and what was announced meanwhile comes after; replayed, all comes again under its id", async () => {
  const { code, editor } = await aTown();
  const receiver = await receiving();
  const before = await settledHead(hub);
  const { id } = await aWebhook(editor, receiver.url, { kinds: ["INITIATIVE_PUBLISHED"] });
  await mutate(editor, "reviseWebhook", { id, patch: { isPaused: true } });
  const practices = [await aPractice(editor, { municipalityCode: code }), await aPractice(editor, { municipalityCode: code })];
  await settledHead(hub);
  expect(await looked(editor, id)).toMatchObject({ status: "PAUSED", backlog: 2, deliveries: { totalCount: 0 } });
  expect(receiver.messages).toEqual([]);

  await mutate(editor, "reviseWebhook", { id, patch: { isPaused: false } });
  const first = await receiver.took(2);
  expect(subjects(first)).toEqual(practices);
  expect(await mutate(editor, "replayWebhook", { id, after: before })).toEqual({ userErrors: [] });
  const all = await receiver.took(4);
  expect(all.slice(2).map((message) => [message.id, message.text])).toEqual(first.map((message) => [message.id, message.text]));
});

test("a ping says how it went, also of one that is paused, and moves nothing", async () => {
  const { editor } = await aTown();
  const receiver = await receiving();
  const { id, secret } = await aWebhook(editor, receiver.url);
  await mutate(editor, "reviseWebhook", { id, patch: { isPaused: true } });
  const PING = "delivery { id announcement { id } attempts responseStatus responseBody error deliveredAt }";
  receiver.answer = (_message, response) =>
    void response.writeHead(302, { location: "http://127.0.0.1:1/" }).end(`a\0b${"x".repeat(3000)}`);
  const failed = await mutate(editor, "pingWebhook", { id }, PING);
  expect(failed).toEqual({
    delivery: {
      id: receiver.messages[0]?.id,
      announcement: null,
      attempts: 1,
      responseStatus: 302,
      responseBody: `ab${"x".repeat(2045)}`,
      error: "Redirects are not followed.",
      deliveredAt: null,
    },
    userErrors: [],
  });
  const [message] = receiver.messages;
  expect(message?.body).toEqual({ type: "webhook.pinged", timestamp: expect.any(String), data: { webhookId: id } });
  const sentAt = new Date(Number(message?.headers["webhook-timestamp"]) * 1000);
  expect(message?.headers["webhook-signature"]).toBe(new Stranger(secret).sign(message?.id ?? "", sentAt, message?.text ?? ""));
  expect(await looked(editor, id)).toMatchObject({ status: "PAUSED", deliveries: { totalCount: 1 } });
});

test("what is wrong is told on its field, and nothing is made", async () => {
  const { editor } = await aTown();
  const told = async (mutation: string, input: object) => {
    const made = await mutate(editor, mutation, input, "", inEnglish);
    return (at(made, "userErrors") as Json[]).map((error) => [at(error, "code"), (at(error, "field") as string[]).join(".")]);
  };
  expect(await told("createWebhook", { url: "http://example.org", after: "x" })).toEqual([
    ["INVALID", "url"],
    ["INVALID", "after"],
  ]);
  for (const url of ["https://169.254.169.254", "https://a:b@example.org", "https://example.org/#a", "http://10.0.0.1"]) {
    expect(await told("createWebhook", { url })).toEqual([["INVALID", "url"]]);
  }
  const filter = { themes: ["loneliness", "unknown"], municipalityCodes: ["9999"] };
  const unknown = (path: string) => [
    ["NOT_FOUND", `${path}.themes.1`],
    ["NOT_FOUND", `${path}.municipalityCodes.0`],
  ];
  expect(await told("createWebhook", { url: "https://example.org", filter })).toEqual(unknown("filter"));
  expect(at(await editor.data("{ viewer { webhooks { id } } }"), "viewer.webhooks")).toEqual([]);

  const { id } = await aWebhook(editor, "http://127.0.0.1:9/hook");
  const before = await looked(editor, id);
  expect(await told("reviseWebhook", { id, patch: { url: "http://example.org", isPaused: true } })).toEqual([["INVALID", "patch.url"]]);
  expect(await told("reviseWebhook", { id, patch: { url: null, isPaused: null } })).toEqual([
    ["BLANK", "patch.url"],
    ["BLANK", "patch.isPaused"],
  ]);
  expect(await told("reviseWebhook", { id, patch: { filter } })).toEqual(unknown("patch.filter"));
  expect(await told("replayWebhook", { id, after: "x" })).toEqual([["INVALID", "after"]]);
  expect(await looked(editor, id)).toEqual(before);
  await hub.dataSource.query(
    `INSERT INTO webhook (id, account_id, url, status, kinds, secret, seq, created_at)
     SELECT gen_random_uuid(), account_id, url, 'PAUSED', kinds, secret, seq, created_at FROM webhook, generate_series(1, 49) WHERE id = $1`,
    [id],
  );
  expect(at(await mutate(editor, "createWebhook", { url: "https://example.org" }), "userErrors.0.code")).toBe("LIMIT_REACHED");
});

test("a municipality's key makes it the municipality's, for its editors, whoever made the key", async () => {
  const { code, editor } = await aTown();
  const scopes = ["WEBHOOKS_MANAGE"];
  const key = async (more: object): Promise<Person> =>
    new Person(hub.url, textAt(await mutate(editor, "createApiToken", { name: "Intranet", scopes, ...more }, "secret"), "secret"));
  const { id } = await aWebhook(await key({ municipalityCode: code }), "http://127.0.0.1:9/hook", { kinds: ["CONTACT_ERASED"] });
  const own = await aWebhook(await key({}), "http://127.0.0.1:9/hook", { kinds: ["CONTACT_ERASED"] });

  const { email } = await hub.someone("EDITOR", code);
  const colleague = new Person(hub.url, tokenFor(email ?? "", 365 * 24 * 60 * minute), email);
  const LIST = "{ viewer { webhooks { id municipality { code } } } }";
  expect(at(await colleague.data(LIST), "viewer.webhooks")).toEqual([{ id, municipality: { code } }]);
  expect(at(await editor.data(LIST), "viewer.webhooks")).toEqual([
    { id, municipality: { code } },
    { id: own.id, municipality: null },
  ]);
  const { editor: stranger } = await aTown();
  expect(at(await mutate(stranger, "deleteWebhook", { id }), "userErrors.0.code")).toBe("NOT_FOUND");
  expect(await mutate(colleague, "deleteWebhook", { id }, "deletedWebhookId")).toEqual({ deletedWebhookId: id, userErrors: [] });
  expect(await looked(colleague, id)).toBeNull();
});

test("deliveries are forgotten after 30 days", async () => {
  const { code, editor } = await aTown();
  const receiver = await receiving();
  const { id } = await aWebhook(editor, receiver.url, { kinds: ["INITIATIVE_PUBLISHED"] });
  await aPractice(editor, { municipalityCode: code });
  await until(async () => at(await looked(editor, id), "deliveries.nodes.0.deliveredAt"), "it to be kept");
  moveClock(29.9 * 24 * 60 * minute);
  await hub.runJob("webhook-retention");
  expect(await looked(editor, id)).toMatchObject({ deliveries: { totalCount: 1 } });
  moveClock(0.2 * 24 * 60 * minute);
  await hub.runJob("webhook-retention");
  expect(await looked(editor, id)).toMatchObject({ deliveries: { totalCount: 0 } });
});

test("the samples in the documentation are those of the graph, one of each kind", async () => {
  const page = readFileSync(join(__dirname, "..", "..", "docs", "integrate.md"), "utf8");
  const shown = [...page.matchAll(/^```json\n(\{\n {2}"type":[\s\S]*?)\n```$/gm)].map(([, sample = ""]) => sample);
  const kinds = at(await hub.anyone.data('{ __type(name: "AnnouncementKind") { enumValues { name } } }'), "__type.enumValues") as Json[];
  const asked = kinds.map((kind) => `${String(at(kind, "name"))}: webhookSample(kind: ${String(at(kind, "name"))})`);
  const samples = (await hub.anyone.data(`{ ${asked.join(" ")} }`)) as Record<string, Json>;

  expect(shown).toEqual(Object.values(samples).map((sample) => String(sample).replaceAll(hub.url, "https://samspil.example.org")));
  expect(shown.map((sample) => (JSON.parse(sample) as { type: string }).type)).toContain("initiative.published");
});

test("npm run webhook:listen prints what arrives, and whether the signature is right", async () => {
  const { editor } = await aTown();
  const { id, secret } = await aWebhook(editor, "http://127.0.0.1:9/hook", { kinds: ["CONTACT_ERASED"] });
  const listening = async (given: string): Promise<string> => {
    const child = spawn(process.execPath, [join(__dirname, "..", "..", "dist", "src", "webhook-listen-cli.js"), "0", given]);
    try {
      let said = "";
      child.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()));
      const url = await until(() => /Listening at (\S+) and verifying/.exec(said)?.[1], "it to listen");
      await mutate(editor, "reviseWebhook", { id, patch: { url } });
      const made = await mutate(editor, "pingWebhook", { id }, "delivery { id responseStatus }");
      const [, verdict = ""] = await until(() => new RegExp(`^(.*)  ${textAt(made, "delivery.id")}$`, "m").exec(said), "the message");
      return `${verdict} ${at(made, "delivery.responseStatus")} ${said.includes('"type": "webhook.pinged"')}`;
    } finally {
      child.kill();
    }
  };
  // The stranger goes by the clock of the machine.
  ahead = 0;
  expect(await listening(secret)).toBe("VERIFIED 204 true");
  expect(await listening(`whsec_${Buffer.alloc(32).toString("base64")}`)).toBe("WRONG SIGNATURE 401 true");
});
