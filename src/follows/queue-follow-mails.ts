import { whoOf } from "../accounts";
import { initiativeShape } from "../initiatives";
import type { Tx } from "../kernel/ctx";
import { newId } from "../kernel/db/id";
import { followMail } from "./follow-mail";
import type { FollowRhythm } from "./follow.enums";
import { initiativeOf, kindsToTell } from "./told-kinds";

/** What one mail names; the rest is counted. */
const mostTold = 200;

/** That a filter, as JSON, finds an initiative. */
export interface Match {
  readonly filter: string;
  readonly initiativeId: string;
}

interface Found {
  readonly rhythm: FollowRhythm;
  /** Number in the log. */
  readonly upTo: string;
  /** Ids of those that are due, as far as nobody has told them meanwhile. */
  readonly follows: readonly string[];
  readonly matches: readonly Match[];
}

/**
 * One row of `mail` for each account for which something happened that its person may see at this moment: ids of
 * announcements, newest first, each once, with the follows that it is told for. One statement for all of them.
 */
export async function queueFollowMails(tx: Tx, { rhythm, upTo, follows, matches }: Found): Promise<number> {
  const now = tx.now();
  const rows: unknown[] = await tx.manager.query(text, [
    rhythm,
    upTo,
    follows,
    kindsToTell,
    matches.map(({ filter }) => filter),
    matches.map(({ initiativeId }) => initiativeId),
    follows.map(() => newId("Mail", now)),
    followMail.name,
    now,
  ]);
  return rows.length;
}

const text = `
  WITH matched AS (
    SELECT m.filter, m.initiative_id FROM unnest($5::jsonb[], $6::uuid[]) m(filter, initiative_id)
  ), found AS (
    SELECT f.account_id, a.id, a.seq, jsonb_agg(f.id ORDER BY f.id) follows
    FROM follow f JOIN announcement a ON a.seq > f.position AND a.seq <= $2 AND a.kind = any($4::text[])
    JOIN initiative i ON i.id = ${initiativeOf("a")}
    WHERE f.id = any($3::uuid[]) AND f.position < $2
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
  SELECT made.id, $8, letters.account_id, letters.data, $9, $9
  FROM letters JOIN unnest($7::uuid[]) WITH ORDINALITY made(id, n) ON made.n = letters.n
  RETURNING 1`;
