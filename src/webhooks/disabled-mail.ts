import { accountRecipient } from "../accounts";
import type { Tx } from "../kernel/ctx";
import { Language } from "../kernel/language";
import { mailTemplate } from "../kernel/mail/template";
import { waitingByKind } from "./backlog";

/** Of a municipality's webhook as many editors are told. */
const mostTold = 20;

/** Tells the person whose webhook it is, or the editors of the municipality whose it is, that it was disabled. */
export async function tellOwner(tx: Tx, webhookId: string): Promise<void> {
  const owners: { id: string }[] = await tx.manager.query(
    `SELECT account_id id FROM webhook WHERE id = $1 AND account_id IS NOT NULL
     UNION ALL (SELECT m.account_id FROM webhook w JOIN membership m ON m.municipality_id = w.municipality_id AND m.role = 'EDITOR'
       JOIN account a ON a.id = m.account_id AND a.email IS NOT NULL WHERE w.id = $1 ORDER BY m.since, m.id LIMIT ${mostTold})`,
    [webhookId],
  );
  for (const { id } of owners) await tx.queueMail(webhookDisabledMail, id, { webhookId });
}

interface Disabled {
  readonly url: string;
  readonly status: number | null;
  /** By kinds alone. */
  readonly waiting: number;
  readonly isFiltered: boolean;
}

const webhookDisabledMail = mailTemplate<{ readonly webhookId: string }>({
  name: "webhook-disabled",
  recipient: accountRecipient,
  write: async ({ webhookId }, { db, recipient }) => {
    const [found] = await db.change<Disabled>({
      text: `SELECT w.url, (SELECT count(*)::int FROM announcement a WHERE ${waitingByKind("a", "w")}) waiting, w.filter IS NOT NULL "isFiltered",
          (SELECT d.response_status FROM webhook_delivery d WHERE d.webhook_id = w.id AND d.announcement_id IS NOT NULL ORDER BY d.created_at DESC, d.id DESC LIMIT 1) status
        FROM webhook w WHERE w.id = $1 AND w.status = 'DISABLED'`,
      values: [webhookId],
    });
    // Taken up again, or deleted, before the mail was sent.
    if (!found) return null;
    const { host } = new URL(found.url);
    if (recipient.language === Language.EN) {
      return {
        subject: `Samspil no longer sends to ${host}`,
        blocks: [
          `Your webhook to ${host} has not taken what Samspil sent to it, and is now disabled.`,
          `The last attempt: ${found.status === null ? "nobody answered" : `the answer was ${found.status}`}. Announcements that wait: ${found.isFiltered ? "at most " : ""}${found.waiting}.`,
          "When the receiver is in order, take the webhook up again with reviseWebhook and isPaused: false. It goes on where it stopped; announcements are kept for 30 days.",
          `The webhook's id: ${webhookId}`,
        ],
      };
    }
    return {
      subject: `Samspil sender ikke længere til ${host}`,
      blocks: [
        `Din webhook til ${host} har ikke taget imod det, som Samspil sendte, og er nu slået fra.`,
        `Det sidste forsøg: ${found.status === null ? "ingen svarede" : `svaret var ${found.status}`}. Meddelelser, som venter: ${found.isFiltered ? "højst " : ""}${found.waiting}.`,
        "Når modtageren er i orden, så sæt webhooken i gang igen med reviseWebhook og isPaused: false. Den fortsætter, hvor den slap; meddelelser gemmes i 30 dage.",
        `Webhookens id: ${webhookId}`,
      ],
    };
  },
});
