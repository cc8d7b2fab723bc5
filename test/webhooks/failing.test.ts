import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { aPractice } from "../support/factories";
import { at, textAt, type Json } from "../support/json";
import { mutate } from "../support/mutate";
import { until } from "../support/until";
import { answering, aWebhook, looked, minute, subjects, webhooksHere } from "./webhooks-here";

const here = webhooksHere();

test("retried on schedule, then disabled; its owner is told, takes it up again, and nothing is lost", async () => {
  const { code, editor } = await here.aTown();
  const receiver = await here.receiving();
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
    const wait = Date.parse(textAt(delivery as Json, "nextAttemptAt")) - here.now();
    expect(wait).toBeLessThanOrEqual(minutes * 1.1 * minute);
    expect(wait).toBeGreaterThan(minutes * 0.9 * minute - 5000);
    here.moveClock(minutes * 1.1 * minute);
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
  const folder = join(here.hub.database.environment["SAMSPIL_DATA"] ?? "", "outbox");
  const mails = readdirSync(folder).map((file) => readFileSync(join(folder, file), "utf8"));
  return mails.find((mail) => mail.includes(address));
}

test("410 disables at once; 429 and 503 say when to come again", async () => {
  const { code, editor } = await here.aTown();
  const [gone, busy] = [await here.receiving(), await here.receiving()];
  gone.answer = answering(410);
  busy.answer = answering(429, { "retry-after": "600" });
  const kinds = ["INITIATIVE_PUBLISHED"];
  const goneHook = await aWebhook(editor, gone.url, { kinds });
  const busyHook = await aWebhook(editor, busy.url, { kinds });
  const practice = await aPractice(editor, { municipalityCode: code });

  await until(async () => at(await looked(editor, goneHook.id), "status") === "DISABLED", "the one that is gone to be disabled");
  expect(await looked(editor, goneHook.id)).toMatchObject({ backlog: 1, deliveries: { nodes: [{ attempts: 1, responseStatus: 410 }] } });
  const asked = await until(async () => at(await looked(editor, busyHook.id), "deliveries.nodes.0"), "the refusal to be kept");
  const wait = Date.parse(textAt(asked as Json, "nextAttemptAt")) - here.now();
  expect(wait).toBeGreaterThan(9 * minute);
  expect(wait).toBeLessThanOrEqual(10 * minute);

  busy.answer = answering(503, { "retry-after": new Date(here.now() + 10 * minute + 3600_000).toUTCString() });
  here.moveClock(10 * minute);
  await busy.took(2);
  const again = await until(async () => {
    const found = at(await looked(editor, busyHook.id), "deliveries.nodes.0");
    return at(found, "attempts") === 2 && found;
  }, "the second refusal to be kept");
  expect(Date.parse(textAt(again as Json, "nextAttemptAt")) - here.now()).toBeGreaterThan(58 * minute);
  busy.answer = answering(200);
  here.moveClock(61 * minute);
  expect(subjects(await busy.took(3))).toEqual([practice, practice, practice]);
  expect(gone.messages.length).toBe(1);
});
