import type { Ctx } from "../kernel/ctx";
import { newId } from "../kernel/db/id";
import { refuseSaidTwice, writeAll } from "../kernel/patch";
import { transact } from "../kernel/transact";
import { checkHours, checkProgramme } from "./check-programme";
import type { NetworkEvent } from "./event.entity";
import { findEventForChange, refuseCancelled } from "./find-event-for-change";
import { saveChangedEvent } from "./save-changed-event";
import { Session } from "./session.entity";
import type { ScheduleSessionInput } from "./session.inputs";
import { findSessionLists, patchSession } from "./write-session";

/** Puts a session into an event's programme. */
export async function scheduleSession(ctx: Ctx, input: ScheduleSessionInput): Promise<{ session: Session; event: NetworkEvent }> {
  return transact(ctx, async (tx) => {
    const event = await findEventForChange(tx, input.eventId, ["eventId"]);
    refuseCancelled(event, ["eventId"]);
    const session = tx.manager.create(Session, {
      id: newId("Session", tx.now()),
      eventId: event.id,
      kind: input.kind,
      title: input.title,
      startsAt: new Date(input.startsAt),
      endsAt: new Date(input.endsAt),
      materials: [],
    });
    refuseSaidTwice(input, "details", tx.faults);
    const details = input.details ?? {};
    patchSession(tx, session, details, ["details"]);
    checkHours(tx, event, session, []);
    const lists = await findSessionLists(tx, session, details, ["details"]);
    tx.faults.throwIfAny();
    await tx.manager.insert(Session, session);
    await writeAll(lists);
    await checkProgramme(tx, event, session, ["details"]);
    tx.faults.throwIfAny();
    await saveChangedEvent(tx, event);
    return { session, event };
  });
}
