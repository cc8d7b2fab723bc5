import type { Ctx, Tx } from "../kernel/ctx";
import { newId } from "../kernel/db/id";
import { Language } from "../kernel/language";
import { onlyOnce } from "../kernel/only-once";
import { refuseSaidTwice, writeAll } from "../kernel/patch";
import { authorise } from "../kernel/policy";
import { freeSlug } from "../kernel/slug";
import { transact } from "../kernel/transact";
import { NetworkEvent } from "./event.entity";
import { AttendanceMode, EventStatus } from "./event.enums";
import type { DraftEventInput } from "./event.inputs";
import { managingEvents } from "./event.policy";
import { findEventLists, patchEvent } from "./write-event";

/** Begins an event: a draft, seen by organisers. Answers its id. */
export async function draftEvent(ctx: Ctx, input: DraftEventInput): Promise<string> {
  return transact(ctx, async (tx) => {
    authorise(tx.viewer, managingEvents, null);
    const { idempotencyKey, ...content } = input;
    return onlyOnce(tx, "draftEvent", idempotencyKey, content, () => draft(tx, input));
  });
}

async function draft(tx: Tx, input: DraftEventInput): Promise<string> {
  const now = tx.now();
  const { kind, title, startsAt, endsAt, details } = input;
  refuseSaidTwice(input, "details", tx.faults);
  const event = tx.manager.create(NetworkEvent, {
    id: newId("Event", now),
    slug: await freeSlug(tx, "event", title),
    kind,
    status: EventStatus.DRAFT,
    language: Language.DA,
    title,
    startsAt: new Date(startsAt),
    endsAt: new Date(endsAt),
    timeZone: "Europe/Copenhagen",
    attendanceModes: [AttendanceMode.IN_PERSON],
    links: [],
    version: 1,
    createdAt: now,
    updatedAt: now,
    registrationOpensAt: null,
    registrationClosesAt: null,
  });
  const patch = details ?? {};
  await patchEvent(tx, event, patch, ["details"]);
  const lists = await findEventLists(tx, event, patch, ["details"]);
  tx.faults.throwIfAny();
  await tx.manager.insert(NetworkEvent, event);
  await writeAll(lists);
  return event.id;
}
