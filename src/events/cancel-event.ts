import { AnnouncementKind } from "../kernel/announcements/kind";
import type { Ctx } from "../kernel/ctx";
import { UserErrorCode, UserFault } from "../kernel/errors";
import { transact } from "../kernel/transact";
import type { NetworkEvent } from "./event.entity";
import { EventStatus } from "./event.enums";
import { findEventForChange } from "./find-event-for-change";
import { tellOfChange } from "./when-event-changes";

/** Says that it will not be, to all who have a place or wait. Cancelling twice announces once and keeps the first reason. */
export async function cancelEvent(ctx: Ctx, { id, reason }: { id: string; reason: string }): Promise<NetworkEvent> {
  return transact(ctx, async (tx) => {
    const event = await findEventForChange(tx, id, ["id"]);
    if (event.status === EventStatus.CANCELLED) return event;
    if (event.status === EventStatus.DRAFT) {
      throw UserFault.of(UserErrorCode.WRONG_STATE, ["id"], {
        da: "Et udkast aflyses ikke. Slet det med discardEvent.",
        en: "A draft is not cancelled. Delete it with discardEvent.",
      });
    }
    event.cancel(tx.now(), reason);
    event.version += 1;
    event.updatedAt = tx.now();
    await tx.manager.save(event);
    await tellOfChange(tx, event, ["CANCELLED"]);
    await tx.announce({ kind: AnnouncementKind.EVENT_CANCELLED, subjectId: event.id, municipalityId: event.hostMunicipalityId });
    return event;
  });
}
