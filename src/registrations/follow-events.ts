import { EventStatus, whenEventChanges } from "../events";
import { givePlaces } from "./give-places";

/** More places than before, in the event or in a session, go to those who wait, in the same transaction. Fewer take from nobody. */
export const followEvents = (): void =>
  whenEventChanges(async (tx, event) => {
    if (event.status === EventStatus.PUBLISHED && tx.now() < event.startsAt) await givePlaces(tx, event);
  });
