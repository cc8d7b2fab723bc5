import type { Ctx } from "../kernel/ctx";
import { daily } from "../kernel/jobs/danish-time";
import type { Job } from "../kernel/jobs/clockwork";
import type { MailTemplate } from "../kernel/mail/template";
import { transact } from "../kernel/transact";
import { reminderMail, thanksMail } from "./event-mails";
import type { MailedRegistration } from "./mailed-registration";

const danishDay = (sql: string): string => `(${sql} AT TIME ZONE 'Europe/Copenhagen')::date`;
/** Days from the one until the day on which the event begins. */
const ahead = (from: string): string => `${danishDay("e.starts_at")} - ${danishDay(from)}`;
const now = "$2::timestamptz";
// Whoever got the place so late has just been told all of it.
const heldSince = "coalesce(r.confirmed_at, r.registered_at)";

/** Marks and mails in one transaction: each kind once for a place, also where two processes do it, or one dies. */
const once = (ctx: Ctx, kind: string, template: MailTemplate<object, MailedRegistration>, due: string): Promise<number> =>
  transact(ctx, async (tx) => {
    const rows: { registration_id: string }[] = await tx.manager.query(
      `INSERT INTO registration_notice (registration_id, kind, queued_at)
       SELECT r.id, $1, $2 FROM registration r JOIN event e ON e.id = r.event_id
       WHERE r.status = 'CONFIRMED' AND e.status = 'PUBLISHED' AND ${due} ORDER BY r.id
       ON CONFLICT DO NOTHING RETURNING registration_id`,
      [kind, tx.now()],
    );
    await tx.queueMail(
      template,
      rows.map((row) => row.registration_id),
      {},
    );
    return rows.length;
  });

const isAhead = `e.starts_at > ${now}`;

/** A week and a day before, by the calendar in Denmark; days on which no hub was there are made up for. */
export const eventReminders: Job = {
  name: "event-reminders",
  next: daily("08:00"),
  run: async (ctx) => {
    const day = await once(ctx, "DAY_BEFORE", reminderMail, `${isAhead} AND ${ahead(now)} <= 1 AND ${ahead(heldSince)} > 1`);
    const week = await once(ctx, "WEEK_BEFORE", reminderMail, `${isAhead} AND ${ahead(now)} BETWEEN 2 AND 7 AND ${ahead(heldSince)} > 7`);
    return `${week} reminded a week before, ${day} a day before`;
  },
};

/** To those who came: checked in, online or, where nobody stood at the door, all with a place. */
const came = `(r.checked_in_at IS NOT NULL OR r.mode = 'ONLINE' OR NOT EXISTS (
  SELECT FROM attendance_count c WHERE c.event_id = e.id AND c.checked_in > 0))`;

/** The morning after, with the way to the feedback. */
export const eventThanks: Job = {
  name: "event-thanks",
  next: daily("09:00"),
  run: async (ctx) => {
    const due = `e.ends_at <= ${now} AND e.ends_at > ${now} - interval '7 days' AND ${came}`;
    return `${await once(ctx, "THANKS", thanksMail, due)} thanked`;
  },
};
