import { accountRecipient, whoOf } from "../accounts";
import { initiativeShape, initiativeUrl } from "../initiatives";
import type { AnnouncementKind } from "../kernel/announcements/kind";
import type { Database } from "../kernel/db/database";
import { mailTemplate } from "../kernel/mail/template";
import { followMailText, type News } from "./follow-mail-text";
import type { FollowRhythm } from "./follow.enums";
import { followed, inWords, type Followed } from "./follow.shape";
import { stopLink } from "./stop-following";
import { initiativeOf } from "./told-kinds";

interface Data {
  readonly rhythm: FollowRhythm;
  /** Newest first: ids of announcements, and of the follows that each is told for. */
  readonly told: readonly { readonly announcement: string; readonly follows: readonly string[] }[];
  /** How many happened beside those. */
  readonly more: number;
}

/** Tells what has happened to what somebody follows. Whatever they follow no longer, or may not see any more, is left out. */
export const followMail = mailTemplate<Data>({
  name: "follow-news",
  recipient: accountRecipient,
  write: async ({ rhythm, told, more }, { db, recipient, recipientId: accountId, publicUrl, signed }) => {
    const follows = await stillFollowed(db, accountId, [...new Set(told.flatMap((one) => one.follows))]);
    const wanted = told.filter((one) => follows.some(({ id }) => one.follows.includes(id)));
    const news = await newsOf(
      db,
      accountId,
      wanted.map(({ announcement }) => announcement),
    );
    if (news.length === 0) return null;
    const place = { publicUrl, signed };
    const stopAll = stopLink(place, { accountId, rhythm });
    return {
      ...followMailText(recipient.language, {
        news: news.map((one) => ({ ...one, link: initiativeUrl(publicUrl, one.slug) })),
        more,
        publicUrl,
        follows: follows.map((one) => ({ text: inWords(one, recipient.language), link: stopLink(place, { followId: one.id }) })),
        stopAll,
      }),
      // RFC 8058: the mail program's own button posts to it.
      headers: { "List-Unsubscribe": `<${stopAll}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" },
    };
  },
});

async function stillFollowed(db: Database, accountId: string, ids: readonly string[]): Promise<(Followed & { id: string })[]> {
  const needs = Object.entries(followed("f", whoOf("f.account_id"))).map(([key, sql]) => `${sql} "${key}"`);
  return db.change({
    text: `SELECT f.id, ${needs.join(", ")} FROM follow f WHERE f.account_id = $1 AND f.id = any($2::uuid[]) ORDER BY f.id`,
    values: [accountId, ids],
  });
}

type Row = Omit<News, "kinds" | "link"> & { readonly id: string; readonly slug: string; readonly kind: AnnouncementKind };
type Found = Omit<News, "link"> & { readonly slug: string };

/** By the rights of this moment; each initiative once, where its newest announcement stands, with all that happened to it. */
async function newsOf(db: Database, accountId: string, announcements: readonly string[]): Promise<Found[]> {
  const rows = await db.change<Row>({
    text: `SELECT i.id, i.title, i.slug, m.name municipality, a.kind
      FROM account me JOIN announcement a ON a.id = any($2::uuid[])
      JOIN initiative i ON i.id = ${initiativeOf("a")} JOIN municipality m ON m.id = i.municipality_id
      WHERE me.id = $1 AND (${initiativeShape.visible("i", whoOf("me.id"))}) ORDER BY a.seq DESC`,
    values: [accountId, announcements],
  });
  const found = new Map<string, Found & { kinds: AnnouncementKind[] }>();
  for (const { id, title, slug, municipality, kind } of rows) {
    const one = found.get(id) ?? { title, slug, municipality, kinds: [] };
    if (!one.kinds.includes(kind)) one.kinds.unshift(kind);
    found.set(id, one);
  }
  return [...found.values()];
}
