import type { Ctx } from "../kernel/ctx";
import { UserErrorCode, UserFault } from "../kernel/errors";
import { writeAll } from "../kernel/patch";
import { transact } from "../kernel/transact";
import type { NetworkEvent } from "./event.entity";
import type { ReviseEventInput } from "./event.inputs";
import { findEventForChange, refuseCancelled } from "./find-event-for-change";
import { saveChangedEvent } from "./save-changed-event";
import { Session } from "./session.entity";
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
    for (const session of await tx.manager.find(Session, { where: { eventId: event.id } })) {
      const field = session.startsAt < event.startsAt ? "startsAt" : session.endsAt > event.endsAt ? "endsAt" : null;
      if (field === null) continue;
      tx.faults.add(UserErrorCode.INVALID, ["patch", field], {
        da: `Så ville »${session.title}« ligge uden for arrangementet. Flyt den først.`,
        en: `Then “${session.title}” would lie outside of the event. Move it first.`,
      });
    }
    const lists = await findEventLists(tx, event, patch, ["patch"]);
    tx.faults.throwIfAny();
    changed.push(...(await writeAll(lists)));
    if (changed.length > 0) await saveChangedEvent(tx, event);
    return event;
  });
}
