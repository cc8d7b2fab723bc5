import type { Ctx, Tx } from "../kernel/ctx";
import { idOf } from "../kernel/db/id";
import { UserErrorCode, UserFault } from "../kernel/errors";
import { writeAll } from "../kernel/patch";
import { transact } from "../kernel/transact";
import { checkHours, checkProgramme } from "./check-programme";
import type { NetworkEvent } from "./event.entity";
import { findEventForChange, refuseCancelled } from "./find-event-for-change";
import { saveChangedEvent } from "./save-changed-event";
import { Session } from "./session.entity";
import type { ReviseSessionInput } from "./session.inputs";
import { findSessionLists, patchSession } from "./write-session";

export async function reviseSession(ctx: Ctx, { id, patch }: ReviseSessionInput): Promise<Session> {
  return transact(ctx, async (tx) => {
    const { session, event } = await findSessionForChange(tx, id);
    const [room, startsAt, endsAt] = [session.room, session.startsAt.getTime(), session.endsAt.getTime()];
    const isPatched = patchSession(tx, session, patch, ["patch"]);
    checkHours(tx, event, session, ["patch"], patch);
    const lists = await findSessionLists(tx, session, patch, ["patch"]);
    tx.faults.throwIfAny();
    await tx.manager.save(session);
    const relinked = await writeAll(lists);
    await checkProgramme(tx, event, session, ["patch"]);
    tx.faults.throwIfAny();
    const isMoved = session.room !== room || session.startsAt.getTime() !== startsAt || session.endsAt.getTime() !== endsAt;
    if (isPatched || relinked.length > 0) await saveChangedEvent(tx, event, isMoved ? ["ROOM"] : []);
    return session;
  });
}

/** The session and its event, which is the one that is locked: two who change one programme queue. */
export async function findSessionForChange(tx: Tx, id: string): Promise<{ session: Session; event: NetworkEvent }> {
  const known = idOf("Session", id);
  const read = known && (await tx.manager.findOne(Session, { where: { id: known } }));
  if (!read) throw UserFault.of(UserErrorCode.NOT_FOUND, ["id"]);
  const event = await findEventForChange(tx, read.eventId, ["id"]);
  // Whoever held the lock may have changed it, or taken it out of the programme.
  const session = await tx.manager.findOne(Session, { where: { id: read.id } });
  if (!session) throw UserFault.of(UserErrorCode.NOT_FOUND, ["id"]);
  refuseCancelled(event, ["id"]);
  return { session, event };
}
