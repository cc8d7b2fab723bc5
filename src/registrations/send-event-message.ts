import { findEventForChange } from "../events";
import type { Ctx } from "../kernel/ctx";
import { newId } from "../kernel/db/id";
import { onlyOnce } from "../kernel/only-once";
import { transact } from "../kernel/transact";
import { eventMessageMail } from "./event-mails";
import type { EventAudience } from "./registration.enums";

interface Input {
  readonly idempotencyKey: string;
  readonly eventId: string;
  readonly audience: EventAudience;
  readonly subject: string;
  readonly body: string;
}

/** SQL over `registration`. */
const whom: Readonly<Record<EventAudience, string>> = {
  CONFIRMED: "status = 'CONFIRMED'",
  WAITING: "status = 'WAITING'",
  CHECKED_IN: "checked_in_at IS NOT NULL",
  NOT_CHECKED_IN: "status = 'CONFIRMED' AND checked_in_at IS NULL",
};

/** Mails an organiser's words to an audience as it is now. Answers to how many, also where the key has sent it before. */
export async function sendEventMessage(ctx: Ctx, input: Input): Promise<{ id: string; recipientCount: number }> {
  const { idempotencyKey, ...content } = input;
  return transact(ctx, async (tx) => {
    const event = await findEventForChange(tx, input.eventId, ["eventId"]);
    tx.faults.throwIfAny();
    const id = await onlyOnce(tx, "sendEventMessage", idempotencyKey, content, async () => {
      const messageId = newId("EventMessage", tx.now());
      const rows: { id: string }[] = await tx.manager.query(
        `SELECT id FROM registration WHERE event_id = $1 AND ${whom[input.audience]} ORDER BY arrival`,
        [event.id],
      );
      await tx.manager.query(
        "INSERT INTO event_message (id, event_id, audience, subject, body, recipient_count, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        [messageId, event.id, input.audience, input.subject, input.body, rows.length, tx.now()],
      );
      await tx.queueMail(
        eventMessageMail,
        rows.map((row) => row.id),
        { messageId },
      );
      return messageId;
    });
    const [sent]: { count: number }[] = await tx.manager.query("SELECT recipient_count count FROM event_message WHERE id = $1", [id]);
    return { id: event.id, recipientCount: sent?.count ?? 0 };
  });
}
