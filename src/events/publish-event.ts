import { AnnouncementKind } from "../kernel/announcements/kind";
import type { Ctx } from "../kernel/ctx";
import { UserErrorCode } from "../kernel/errors";
import { transact } from "../kernel/transact";
import type { NetworkEvent } from "./event.entity";
import { AttendanceMode, EventStatus } from "./event.enums";
import { findEventForChange, refuseCancelled } from "./find-event-for-change";

/** Shows a draft to all and announces it. Publishing twice announces once. */
export async function publishEvent(ctx: Ctx, { id }: { id: string }): Promise<NetworkEvent> {
  return transact(ctx, async (tx) => {
    const event = await findEventForChange(tx, id, ["id"]);
    refuseCancelled(event, ["id"]);
    if (event.status === EventStatus.PUBLISHED) return event;
    if (event.attendanceModes.includes(AttendanceMode.IN_PERSON) && event.venueName === null) {
      tx.faults.add(UserErrorCode.BLANK, ["venue"], {
        da: "Angiv stedet, før arrangementet udgives.",
        en: "Give the venue before the event is published.",
      });
    }
    if (event.attendanceModes.includes(AttendanceMode.ONLINE) && event.onlineUrl === null) {
      tx.faults.add(UserErrorCode.BLANK, ["onlineUrl"], {
        da: "Angiv mødets adresse på nettet, før arrangementet udgives.",
        en: "Give the address of the online meeting before the event is published.",
      });
    }
    tx.faults.throwIfAny();

    event.publish(tx.now());
    event.version += 1;
    event.updatedAt = tx.now();
    await tx.manager.save(event);
    await tx.announce({ kind: AnnouncementKind.EVENT_PUBLISHED, subjectId: event.id, municipalityId: event.hostMunicipalityId });
    return event;
  });
}
