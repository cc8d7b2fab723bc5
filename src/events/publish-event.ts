import { AnnouncementKind } from "../kernel/announcements/kind";
import type { Ctx } from "../kernel/ctx";
import { transact } from "../kernel/transact";
import { checkPublishable } from "./check-publishable";
import type { NetworkEvent } from "./event.entity";
import { EventStatus } from "./event.enums";
import { findEventForChange, refuseCancelled } from "./find-event-for-change";

/** Shows a draft to all and announces it. Publishing twice announces once. */
export async function publishEvent(ctx: Ctx, { id }: { id: string }): Promise<NetworkEvent> {
  return transact(ctx, async (tx) => {
    const event = await findEventForChange(tx, id, ["id"]);
    refuseCancelled(event, ["id"]);
    if (event.status === EventStatus.PUBLISHED) return event;
    checkPublishable(tx, event, []);
    tx.faults.throwIfAny();

    event.publish(tx.now());
    event.version += 1;
    event.updatedAt = tx.now();
    await tx.manager.save(event);
    await tx.announce({ kind: AnnouncementKind.EVENT_PUBLISHED, subjectId: event.id, municipalityId: event.hostMunicipalityId });
    return event;
  });
}
