import { whoOf } from "../accounts";
import { initiativeShape } from "../initiatives";
import type { Tx } from "../kernel/ctx";
import { newId } from "../kernel/db/id";
import type { Match } from "../kernel/read/matcher";
import { followMail } from "./follow-mail";
import type { Round } from "./tell-followers";
import { initiativeOf, kindsToTell } from "./told-kinds";

/** What one mail names; the rest is counted. */
const mostTold = 200;

interface Found {
  readonly accounts: readonly string[];
  readonly filters: readonly Readonly<Record<string, unknown>>[];
  /** Which of the filters finds which initiative. */
  readonly matches: readonly Match[];
}

/**
 * One row of `mail` for each account for which something happened that its person may see at this moment: ids of
 * announcements, newest first, each once, with the follows that it is told for. One statement for all of them.
 */
export async function queueFollowMails(tx: Tx, { rhythm, upTo }: Round, { accounts, filters, matches }: Found): Promise<number> {
  const now = tx.now();
  const rows: unknown[] = await tx.manager.query(text, [
    rhythm,
    upTo,
    accounts,
    kindsToTell,
    JSON.stringify(filters),
    matches.map(({ index }) => index),
    matches.map(({ id }) => id),
    accounts.map(() => newId("Mail", now)),
    followMail.name,
    now,
  ]);
  return rows.length;
}

const text = `
  WITH matched AS (
    SELECT kept.filter, m.initiative_id FROM unnest($6::int[], $7::uuid[]) m(index, initiative_id)
    JOIN jsonb_array_elements($5::jsonb) WITH ORDINALITY kept(filter, n) ON kept.n = m.index + 1
  ), found AS (
    SELECT f.account_id, a.id, a.seq, jsonb_agg(f.id ORDER BY f.id) follows
    FROM follow f JOIN announcement a ON a.seq > f.position AND a.seq <= $2 AND a.kind = any($4::text[])
    JOIN initiative i ON i.id = ${initiativeOf("a")}
    WHERE f.rhythm = $1 AND f.position < $2 AND f.account_id = any($3::uuid[])
      AND (f.initiative_id = i.id OR (f.filter, i.id) IN (SELECT filter, initiative_id FROM matched))
      AND (${initiativeShape.visible("i", whoOf("f.account_id"))})
    GROUP BY f.account_id, a.id, a.seq
  ), ranked AS (
    SELECT *, row_number() OVER (PARTITION BY account_id ORDER BY seq DESC) place FROM found
  ), letters AS (
    SELECT account_id, row_number() OVER (ORDER BY account_id) n, jsonb_build_object(
      'rhythm', $1::text,
      'told', jsonb_agg(jsonb_build_object('announcement', id, 'follows', follows) ORDER BY seq DESC) FILTER (WHERE place <= ${mostTold}),
      'more', greatest(0, count(*) - ${mostTold})
    ) data FROM ranked GROUP BY account_id
  )
  INSERT INTO mail (id, template, recipient_id, data, created_at, next_attempt_at)
  SELECT made.id, $9, letters.account_id, letters.data, $10, $10
  FROM letters JOIN unnest($8::uuid[]) WITH ORDINALITY made(id, n) ON made.n = letters.n
  RETURNING 1`;
