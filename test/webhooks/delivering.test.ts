import { Webhook as Stranger } from "standardwebhooks";
import { aPractice } from "../support/factories";
import { settledHead } from "../support/hub";
import { at, textAt, type Json } from "../support/json";
import { mutate } from "../support/mutate";
import type { Message } from "../support/receiver";
import { until } from "../support/until";
import { aWebhook, looked, minute, subjects, webhooksHere } from "./webhooks-here";

const here = webhooksHere();

test("what is published arrives signed, in order, says nothing of people, and is kept", async () => {
  const { code, editor } = await here.aTown();
  const receiver = await here.receiving();
  const { id, secret } = await aWebhook(editor, receiver.url);
  const first = await aPractice(editor, { municipalityCode: code, title: "Not in the message" });
  const second = await aPractice(editor, { municipalityCode: code });
  const messages = await receiver.took(2);

  expect(subjects(messages)).toEqual([first, second]);
  const [message] = messages;
  const log = await here.hub.anyone.data(`query { announcements(first: 100) { nodes { id cursor occurredAt subjectId } } }`);
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
      url: `${here.hub.url}/things/${first}`,
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
  expect(at(webhook as Json, "cursor")).toBe(await settledHead(here.hub));
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

test("by kinds and by the filter of lists: what is left out moves the cursor all the same", async () => {
  const { code, editor } = await here.aTown();
  const [all, some] = [await here.receiving(), await here.receiving()];
  const wanted = { kinds: ["INITIATIVE_PUBLISHED"], filter: { municipalityCodes: [code], themes: ["loneliness"] } };
  const { id } = await aWebhook(editor, some.url, wanted);
  await aWebhook(editor, all.url, { kinds: ["INITIATIVE_PUBLISHED", "INITIATIVE_ARCHIVED"] });

  const without = await aPractice(editor, { municipalityCode: code });
  const with1 = await aPractice(editor, { municipalityCode: code, content: { themes: ["loneliness"] } });
  await mutate(editor, "archiveInitiative", { id: with1 });
  expect(subjects(await all.took(3))).toEqual([without, with1, with1]);
  await until(async () => at(await looked(editor, id), "cursor") === (await settledHead(here.hub)), "the cursor to move on");
  // Filtered by what is so when its turn comes: the same as in lists, but of any status.
  expect(subjects(some.messages)).toEqual([with1]);
  expect(await looked(editor, id)).toMatchObject({ kinds: wanted.kinds, backlog: 0, municipality: null });
  expect(textAt(await looked(editor, id), "filterSummary")).toMatch(/Theme: Loneliness/);
});

test("one that never answers delays no other", async () => {
  const { code, editor } = await here.aTown();
  const [slow, quick] = [await here.receiving(), await here.receiving()];
  slow.answer = () => undefined;
  const kinds = ["INITIATIVE_PUBLISHED"];
  const { id } = await aWebhook(editor, slow.url, { kinds });
  await aWebhook(editor, quick.url, { kinds });
  const practices = [];
  for (let i = 0; i < 3; i++) practices.push(await aPractice(editor, { municipalityCode: code }));
  expect(subjects(await quick.took(3))).toEqual(practices);
  expect(subjects(slow.messages)).toEqual([practices[0]]);
  const metrics = await (await fetch(`${here.hub.url}/metrics`)).text();
  expect(Number(/^samspil_webhook_oldest_undelivered_seconds (\S+)$/m.exec(metrics)?.[1])).not.toBe(0);
  await mutate(editor, "deleteWebhook", { id });
});

test("a new secret signs, for 24 hours beside the old one", async () => {
  const { code, editor } = await here.aTown();
  const receiver = await here.receiving();
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

  here.moveClock(24 * 60 * minute);
  await aPractice(editor, { municipalityCode: code });
  const [, one] = await receiver.took(2);
  expect(one && [isSignedBy(old, one), isSignedBy(fresh, one)]).toEqual([false, true]);
});

test("paused nothing is sent, and what was announced meanwhile comes after; replayed, all comes again under its id", async () => {
  const { code, editor } = await here.aTown();
  const receiver = await here.receiving();
  const before = await settledHead(here.hub);
  const { id } = await aWebhook(editor, receiver.url, { kinds: ["INITIATIVE_PUBLISHED"] });
  await mutate(editor, "reviseWebhook", { id, patch: { isPaused: true } });
  const practices = [await aPractice(editor, { municipalityCode: code }), await aPractice(editor, { municipalityCode: code })];
  await settledHead(here.hub);
  expect(await looked(editor, id)).toMatchObject({ status: "PAUSED", backlog: 2, deliveries: { totalCount: 0 } });
  expect(receiver.messages).toEqual([]);

  await mutate(editor, "reviseWebhook", { id, patch: { isPaused: false } });
  const first = await receiver.took(2);
  expect(subjects(first)).toEqual(practices);
  expect(await mutate(editor, "replayWebhook", { id, after: before })).toEqual({ userErrors: [] });
  const all = await receiver.took(4);
  expect(all.slice(2).map((message) => [message.id, message.text])).toEqual(first.map((message) => [message.id, message.text]));
});

test("deliveries are forgotten after 30 days", async () => {
  const { code, editor } = await here.aTown();
  const receiver = await here.receiving();
  const { id } = await aWebhook(editor, receiver.url, { kinds: ["INITIATIVE_PUBLISHED"] });
  await aPractice(editor, { municipalityCode: code });
  await until(async () => at(await looked(editor, id), "deliveries.nodes.0.deliveredAt"), "it to be kept");
  here.moveClock(29.9 * 24 * 60 * minute);
  await here.hub.runJob("webhook-retention");
  expect(await looked(editor, id)).toMatchObject({ deliveries: { totalCount: 1 } });
  here.moveClock(0.2 * 24 * 60 * minute);
  await here.hub.runJob("webhook-retention");
  expect(await looked(editor, id)).toMatchObject({ deliveries: { totalCount: 0 } });
});
