import type { Ctx, Tx } from "../kernel/ctx";
import { daily } from "../kernel/jobs/danish-time";
import type { Job } from "../kernel/jobs/clockwork";
import { Language } from "../kernel/language";
import { transact } from "../kernel/transact";
import { contactReminderMail } from "./contact-notice";
import { eraseFoundContact } from "./erase-contact";

const day = 86_400_000;
const remindAfter = 365 * day;
const hideAfter = 30 * day;
const eraseAfter = 60 * day;
/** In one transaction; the next day goes on. */
const atOnce = 500;

const idsOf = async (tx: Tx, sql: string, values: unknown[]): Promise<string[]> => {
  const result = (await tx.manager.query(sql, values)) as { id: string }[] | [{ id: string }[], number];
  const [first] = result;
  const rows = Array.isArray(first) ? first : (result as { id: string }[]);
  return rows.map(({ id }) => id);
};

/**
 * Data that nobody stands by do not stay: not confirmed for 12 months, a reminder; after 30 days more hidden from all but
 * those who may put it right; after 60 days more erased.
 */
export const contactRetention: Job = {
  name: "contact-retention",
  next: daily("03:20"),
  run: async (ctx: Ctx) => {
    const before = (age: number) => new Date(ctx.now().getTime() - age);
    const reminded = await transact(ctx, async (tx) => {
      const ids = await idsOf(
        tx,
        `UPDATE contact SET reminded_at = $1 WHERE id IN (SELECT id FROM contact WHERE reminded_at IS NULL
           AND coalesce(confirmed_at, created_at) < $2 ORDER BY id LIMIT ${atOnce} FOR UPDATE SKIP LOCKED) RETURNING id`,
        [tx.now(), before(remindAfter)],
      );
      for (const id of ids) await tx.queueMail(contactReminderMail, id, { language: Language.DA });
      return ids.length;
    });
    const hidden = await transact(ctx, async (tx) => {
      const ids = await idsOf(tx, "UPDATE contact SET hidden_at = $1 WHERE hidden_at IS NULL AND reminded_at < $2 RETURNING id", [
        tx.now(),
        before(hideAfter),
      ]);
      return ids.length;
    });
    const erased = await transact(ctx, async (tx) => {
      const ids = await idsOf(tx, `SELECT id FROM contact WHERE hidden_at < $1 ORDER BY id LIMIT ${atOnce} FOR UPDATE SKIP LOCKED`, [
        before(eraseAfter),
      ]);
      for (const id of ids) await eraseFoundContact(tx, id);
      return ids.length;
    });
    return `${reminded} reminded, ${hidden} hidden, ${erased} erased`;
  },
};
