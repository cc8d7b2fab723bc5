import type { Tx } from "../kernel/ctx";
import type { NetworkEvent } from "./event.entity";

/** What participants go by: when it is, where, the address of those online, rooms and hours of its sessions, that it is cancelled. */
export type ChangedPart = "TIME" | "VENUE" | "ONLINE_ADDRESS" | "ROOM" | "CANCELLED";

type Listener = (tx: Tx, event: NetworkEvent, parts: readonly ChangedPart[]) => Promise<void>;
const listeners: Listener[] = [];

/** What a later feature does in the transaction in which an event or its programme was changed. The event's row is locked. */
export const whenEventChanges = (listener: Listener): void => void listeners.push(listener);

export async function tellOfChange(tx: Tx, event: NetworkEvent, parts: readonly ChangedPart[]): Promise<void> {
  for (const listener of listeners) await listener(tx, event, parts);
}
