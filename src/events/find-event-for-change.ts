import type { Tx } from "../kernel/ctx";
import { idOf } from "../kernel/db/id";
import { UserErrorCode, UserFault } from "../kernel/errors";
import { authorise } from "../kernel/policy";
import { NetworkEvent } from "./event.entity";
import { EventStatus } from "./event.enums";
import { isVisible, managingEvents } from "./event.policy";

/** The event, locked until the transaction ends, for one who runs events. Its sessions are locked with it: all go through here. */
export async function findEventForChange(tx: Tx, id: string, field: readonly string[]): Promise<NetworkEvent> {
  const known = idOf("Event", id);
  const event = known && (await tx.manager.findOne(NetworkEvent, { where: { id: known }, lock: { mode: "pessimistic_write" } }));
  if (!event || !isVisible(tx.viewer, event)) throw UserFault.of(UserErrorCode.NOT_FOUND, field);
  authorise(tx.viewer, managingEvents, null);
  return event;
}

export function refuseCancelled(event: NetworkEvent, field: readonly string[]): void {
  if (event.status !== EventStatus.CANCELLED) return;
  throw UserFault.of(UserErrorCode.WRONG_STATE, field, { da: "Arrangementet er aflyst.", en: "The event is cancelled." });
}
