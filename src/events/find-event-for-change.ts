import type { Ctx, Tx } from "../kernel/ctx";
import { idOf } from "../kernel/db/id";
import { notFound, UserErrorCode, UserFault } from "../kernel/errors";
import { authorise } from "../kernel/policy";
import { NetworkEvent } from "./event.entity";
import { EventStatus } from "./event.enums";
import { isVisible, managingEvents } from "./event.policy";

/** The event, locked until the transaction ends, for one who runs events. Its sessions are locked with it: all go through here. */
export async function findEventForChange(tx: Tx, id: string, field: readonly string[]): Promise<NetworkEvent> {
  const event = await findEvent(tx, id, field);
  authorise(tx.viewer, managingEvents, null);
  return event;
}

/** The event, locked until the transaction ends, for one who sees it: all who change its places queue. */
export async function findEvent(tx: Tx, id: string, field: readonly string[] | null): Promise<NetworkEvent> {
  const known = idOf("Event", id);
  const event = known && (await tx.manager.findOne(NetworkEvent, { where: { id: known }, lock: { mode: "pessimistic_write" } }));
  if (!event || !isVisible(tx.viewer, event)) throw UserFault.of(UserErrorCode.NOT_FOUND, field);
  return event;
}

/** The id of an event that is there, for a subscription to it. */
export async function findEventId({ db }: Ctx, id: string): Promise<string> {
  const known = idOf("Event", id);
  const rows = known === null ? [] : await db.change({ text: "SELECT FROM event WHERE id = $1", values: [known] });
  if (known === null || rows.length === 0) throw notFound("No event has this id.");
  return known;
}

export function refuseCancelled(event: NetworkEvent, field: readonly string[]): void {
  if (event.status !== EventStatus.CANCELLED) return;
  throw UserFault.of(UserErrorCode.WRONG_STATE, field, { da: "Arrangementet er aflyst.", en: "The event is cancelled." });
}
