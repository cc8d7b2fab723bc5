import type { Tx } from "../kernel/ctx";
import type { NetworkEvent } from "./event.entity";

type Listener = (tx: Tx, event: NetworkEvent) => Promise<void>;
const listeners: Listener[] = [];

/** What a later feature does in the transaction in which an event or its programme was changed. The event's row is locked. */
export const whenEventChanges = (listener: Listener): void => void listeners.push(listener);

export async function tellOfChange(tx: Tx, event: NetworkEvent): Promise<void> {
  for (const listener of listeners) await listener(tx, event);
}
