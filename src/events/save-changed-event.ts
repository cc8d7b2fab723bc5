import { AnnouncementKind } from "../kernel/announcements/kind";
import type { Tx } from "../kernel/ctx";
import type { NetworkEvent } from "./event.entity";
import { EventStatus } from "./event.enums";
import { tellOfChange, type ChangedPart } from "./when-event-changes";

/** Writes a changed event back, a version further; of a published one, others hear. Its programme is a part of it. */
export async function saveChangedEvent(tx: Tx, event: NetworkEvent, parts: readonly ChangedPart[] = []): Promise<void> {
  event.version += 1;
  event.updatedAt = tx.now();
  await tx.manager.save(event);
  await tellOfChange(tx, event, parts);
  if (event.status !== EventStatus.PUBLISHED) return;
  await tx.announce({ kind: AnnouncementKind.EVENT_REVISED, subjectId: event.id, municipalityId: event.hostMunicipalityId });
}
