import type { Ctx, Tx } from "../kernel/ctx";
import { idOf } from "../kernel/db/id";
import { UserErrorCode, UserFault } from "../kernel/errors";
import { transact } from "../kernel/transact";
import { checkProgramme } from "./check-programme";
import type { NetworkEvent } from "./event.entity";
import { findEventForChange, refuseCancelled } from "./find-event-for-change";
import { saveChangedEvent } from "./save-changed-event";
import { Session } from "./session.entity";
import type { ReviseSessionInput } from "./session.inputs";
import { patchSession, writeSessionLists } from "./write-session";

export async function reviseSession(ctx: Ctx, { id, patch }: ReviseSessionInput): Promise<Session> {
  return transact(ctx, async (tx) => {
    const { session, event } = await findSessionForChange(tx, id);
    const isPatched = patchSession(tx, session, patch, ["patch"]);
    if (session.endsAt <= session.startsAt) {
      tx.faults.add(UserErrorCode.INVALID, ["patch", "endsAt"], { da: "Skal ligge efter begyndelsen.", en: "Must be after the start." });
    }
    tx.faults.throwIfAny();
    await tx.manager.save(session);
    const isRelinked = await writeSessionLists(tx, session, patch, ["patch"]);
    await checkProgramme(tx, event, session, { hours: ["patch"], details: ["patch"] });
    tx.faults.throwIfAny();
    if (isPatched || isRelinked) await saveChangedEvent(tx, event);
    return session;
  });
}

/** The session and its event, which is the one that is locked: two who change one programme queue. */
export async function findSessionForChange(tx: Tx, id: string): Promise<{ session: Session; event: NetworkEvent }> {
  const known = idOf("Session", id);
  const session = known && (await tx.manager.findOne(Session, { where: { id: known } }));
  if (!session) throw UserFault.of(UserErrorCode.NOT_FOUND, ["id"]);
  const event = await findEventForChange(tx, session.eventId, ["id"]);
  refuseCancelled(event, ["id"]);
  return { session: await tx.manager.findOneOrFail(Session, { where: { id: session.id } }), event };
}
