import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Webhook as Stranger } from "standardwebhooks";
import { aPractice } from "../support/factories";
import { settledHead, tokenFor } from "../support/hub";
import { at, textAt, type Json } from "../support/json";
import { inEnglish, mutate } from "../support/mutate";
import { Person } from "../support/person";
import { until } from "../support/until";
import { aWebhook, looked, minute, webhooksHere } from "./webhooks-here";

const here = webhooksHere();

test("the backlog is what the filter finds, asked together for all; a filter is kept in one form, and stays when something else is revised", async () => {
  const { code, editor } = await here.aTown();
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
  await settledHead(here.hub);

  const backlogs = async (selection: string) => {
    await here.hub.statements();
    const data = await editor.data(`{ viewer { webhooks { ${selection} } } }`);
    return { told: at(data, "viewer.webhooks"), statements: await here.hub.statements() };
  };
  const { statements } = await backlogs("id");
  // Two filters are two conditions of one statement.
  expect(await backlogs("backlog")).toEqual({ told: [{ backlog: 2 }, { backlog: 2 }, { backlog: 3 }], statements: statements + 1 });
  const kept: unknown[] = await here.hub.dataSource.query("SELECT filter FROM webhook WHERE id = $1", [made[0]?.id]);
  expect(kept).toEqual([{ filter: { themes: ["loneliness", "quality-of-life"], municipalityCodes: [code] } }]);
  await mutate(editor, "reviseWebhook", { id: made[1]?.id, patch: { filter: null } });
  expect((await backlogs("backlog")).told).toEqual([{ backlog: 2 }, { backlog: 3 }, { backlog: 3 }]);
});

test("a ping says how it went, also of one that is paused, and moves nothing", async () => {
  const { editor } = await here.aTown();
  const receiver = await here.receiving();
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
  const { editor } = await here.aTown();
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
  await here.hub.dataSource.query(
    `INSERT INTO webhook (id, account_id, url, status, kinds, secret, seq, created_at)
     SELECT gen_random_uuid(), account_id, url, 'PAUSED', kinds, secret, seq, created_at FROM webhook, generate_series(1, 49) WHERE id = $1`,
    [id],
  );
  expect(at(await mutate(editor, "createWebhook", { url: "https://example.org" }), "userErrors.0.code")).toBe("LIMIT_REACHED");
});

test("a municipality's key makes it the municipality's, for its editors, whoever made the key", async () => {
  const { code, editor } = await here.aTown();
  const scopes = ["WEBHOOKS_MANAGE"];
  const key = async (more: object): Promise<Person> =>
    new Person(here.hub.url, textAt(await mutate(editor, "createApiToken", { name: "Intranet", scopes, ...more }, "secret"), "secret"));
  const { id } = await aWebhook(await key({ municipalityCode: code }), "http://127.0.0.1:9/hook", { kinds: ["CONTACT_ERASED"] });
  const own = await aWebhook(await key({}), "http://127.0.0.1:9/hook", { kinds: ["CONTACT_ERASED"] });

  const { email } = await here.hub.someone("EDITOR", code);
  const colleague = new Person(here.hub.url, tokenFor(email ?? "", 365 * 24 * 60 * minute), email);
  const LIST = "{ viewer { webhooks { id municipality { code } } } }";
  expect(at(await colleague.data(LIST), "viewer.webhooks")).toEqual([{ id, municipality: { code } }]);
  expect(at(await editor.data(LIST), "viewer.webhooks")).toEqual([
    { id, municipality: { code } },
    { id: own.id, municipality: null },
  ]);
  const { editor: stranger } = await here.aTown();
  expect(at(await mutate(stranger, "deleteWebhook", { id }), "userErrors.0.code")).toBe("NOT_FOUND");
  expect(await mutate(colleague, "deleteWebhook", { id }, "deletedWebhookId")).toEqual({ deletedWebhookId: id, userErrors: [] });
  expect(await looked(colleague, id)).toBeNull();
});

test("the samples in the documentation are those of the graph, one of each kind", async () => {
  const page = readFileSync(join(__dirname, "..", "..", "docs", "integrate.md"), "utf8");
  const shown = [...page.matchAll(/^```json\n(\{\n {2}"type":[\s\S]*?)\n```$/gm)].map(([, sample = ""]) => sample);
  const kinds = at(
    await here.hub.anyone.data('{ __type(name: "AnnouncementKind") { enumValues { name } } }'),
    "__type.enumValues",
  ) as Json[];
  const asked = kinds.map((kind) => `${String(at(kind, "name"))}: webhookSample(kind: ${String(at(kind, "name"))})`);
  const samples = (await here.hub.anyone.data(`{ ${asked.join(" ")} }`)) as Record<string, Json>;

  expect(shown).toEqual(Object.values(samples).map((sample) => String(sample).replaceAll(here.hub.url, "https://samspil.example.org")));
  expect(shown.map((sample) => (JSON.parse(sample) as { type: string }).type)).toContain("initiative.published");
});

test("npm run webhook:listen prints what arrives, and whether the signature is right", async () => {
  const { editor } = await here.aTown();
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
  here.moveClock(-here.ahead);
  expect(await listening(secret)).toBe("VERIFIED 204 true");
  expect(await listening(`whsec_${Buffer.alloc(32).toString("base64")}`)).toBe("WRONG SIGNATURE 401 true");
});
