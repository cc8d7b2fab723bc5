import type { Ctx } from "../kernel/ctx";
import { UserErrorCode, UserFault } from "../kernel/errors";
import { writeAll } from "../kernel/patch";
import { transact } from "../kernel/transact";
import { checkPublishable } from "./check-publishable";
import type { NetworkEvent } from "./event.entity";
import { EventStatus } from "./event.enums";
import type { ReviseEventInput } from "./event.inputs";
import { findEventForChange, refuseCancelled } from "./find-event-for-change";
import { saveChangedEvent } from "./save-changed-event";
import { Session } from "./session.entity";
import type { ChangedPart } from "./when-event-changes";
import { findEventLists, patchEvent } from "./write-event";

/** Changes an event that is not cancelled. Its sessions must still lie within its hours. */
export async function reviseEvent(ctx: Ctx, { id, expectedVersion, patch }: ReviseEventInput): Promise<NetworkEvent> {
  return transact(ctx, async (tx) => {
    const event = await findEventForChange(tx, id, ["id"]);
    refuseCancelled(event, ["id"]);
    if (typeof expectedVersion === "number" && expectedVersion !== event.version) {
      throw UserFault.of(UserErrorCode.STALE, ["expectedVersion"]);
    }
    const changed = await patchEvent(tx, event, patch, ["patch"]);
    if (event.status === EventStatus.PUBLISHED) checkPublishable(tx, event, ["patch"]);
    for (const session of await tx.manager.find(Session, { where: { eventId: event.id }, order: { startsAt: "ASC", id: "ASC" } })) {
      const outside = {
        da: `Så ville »${session.title}« ligge uden for arrangementet. Flyt den først.`,
        en: `Then “${session.title}” would lie outside of the event. Move it first.`,
      };
      if (session.startsAt < event.startsAt) tx.faults.add(UserErrorCode.INVALID, ["patch", "startsAt"], outside);
      if (session.endsAt > event.endsAt) tx.faults.add(UserErrorCode.INVALID, ["patch", "endsAt"], outside);
    }
    const lists = await findEventLists(tx, event, patch, ["patch"]);
    tx.faults.throwIfAny();
    changed.push(...(await writeAll(lists)));
    if (changed.length > 0) await saveChangedEvent(tx, event, partsOf(changed));
    return event;
  });
}

const parts: Readonly<Record<string, ChangedPart>> = {
  startsAt: "TIME",
  endsAt: "TIME",
  timeZone: "TIME",
  venue: "VENUE",
  onlineUrl: "ONLINE_ADDRESS",
};

const partsOf = (changed: readonly string[]): ChangedPart[] => [...new Set(changed.flatMap((name) => parts[name] ?? []))];
