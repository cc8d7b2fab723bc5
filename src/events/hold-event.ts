import type { Tx } from "../kernel/ctx";
import { idOf } from "../kernel/db/id";
import { UserErrorCode, UserFault } from "../kernel/errors";
import type { Viewer } from "../kernel/viewer";
import type { NetworkEvent } from "./event.entity";
import { isVisible } from "./event.policy";

/** Of an event, what decides about its places. */
export type Places = Pick<
  NetworkEvent,
  | "id"
  | "status"
  | "startsAt"
  | "attendanceModes"
  | "capacity"
  | "onlineCapacity"
  | "placesPerMunicipality"
  | "registrationOpensAt"
  | "registrationClosesAt"
>;

const held = {
  name: "hold_event",
  text: `SELECT id, status, starts_at "startsAt", attendance_modes "attendanceModes", capacity, online_capacity "onlineCapacity",
    places_per_municipality "placesPerMunicipality", registration_opens_at "registrationOpensAt", registration_closes_at "registrationClosesAt"
    FROM event WHERE id = $1 FOR UPDATE`,
};

/** All who register for one event queue on its row, so the one who holds it must be quick. Whatever is read after it is as those before have left it. */
export async function lockEvent(tx: Tx, id: string): Promise<Places | null> {
  const known = idOf("Event", id);
  const [event] = known === null ? [] : await tx.run<Places>({ ...held, values: [known] });
  return event ?? null;
}

/** As findEvent, with no more than is needed. */
export const holdEvent = async (tx: Tx, id: string, field: readonly string[] | null): Promise<Places> =>
  seenBy(tx.viewer, await lockEvent(tx, id), field);

export function seenBy(viewer: Viewer, event: Places | null, field: readonly string[] | null): Places {
  if (!event || !isVisible(viewer, event)) throw UserFault.of(UserErrorCode.NOT_FOUND, field);
  return event;
}
