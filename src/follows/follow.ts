import { findInitiatives, keepFilter, type InitiativeFilter } from "../initiatives";
import type { Ctx, Tx } from "../kernel/ctx";
import { newId } from "../kernel/db/id";
import { jsonText } from "../kernel/db/json";
import { queueFor } from "../kernel/db/queue-for";
import { UserErrorCode } from "../kernel/errors";
import { authorise } from "../kernel/policy";
import { transact } from "../kernel/transact";
import { FollowRhythm } from "./follow.enums";
import { following } from "./follow.policy";

export interface Wanted {
  readonly initiativeId?: string | null;
  readonly filter?: InitiativeFilter | null;
  readonly rhythm?: FollowRhythm | null;
}

const mostFollows = 100;

/** Begins to follow, from now on. What is followed already keeps its place in the log, also in another rhythm. Answers its id. */
export async function follow(ctx: Ctx, wanted: Wanted): Promise<string> {
  return transact(ctx, async (tx) => {
    authorise(tx.viewer, following, null);
    const accountId = tx.viewer.accountId ?? "";
    const { initiativeId, filter } = await foundOf(tx, wanted);
    tx.faults.throwIfAny();

    await queueFor(tx, "follows", accountId);
    const [known]: { id: string }[] = await tx.manager.query(
      "SELECT id FROM follow WHERE account_id = $1 AND (initiative_id = $2 OR filter = $3::jsonb)",
      [accountId, initiativeId, filter],
    );
    if (known) {
      await tx.manager.query("UPDATE follow SET rhythm = coalesce($2, rhythm) WHERE id = $1", [known.id, wanted.rhythm ?? null]);
      return known.id;
    }
    await refuseTooMany(tx, accountId);
    const id = newId("Follow", tx.now());
    await tx.manager.query(
      `INSERT INTO follow (id, account_id, initiative_id, filter, rhythm, position, created_at)
       SELECT $1, $2, $3, $4, $5, last_seq, $6 FROM announcement_log`,
      [id, accountId, initiativeId, filter, wanted.rhythm ?? FollowRhythm.WEEKLY, tx.now()],
    );
    return id;
  });
}

interface Found {
  readonly initiativeId: string | null;
  /** As JSON. */
  readonly filter: string | null;
}

async function foundOf(tx: Tx, { initiativeId, filter }: Wanted): Promise<Found> {
  const isOne = typeof initiativeId === "string";
  if (isOne === Boolean(filter)) {
    tx.faults.add(UserErrorCode.INVALID, null, {
      da: "Angiv enten initiativeId eller filter.",
      en: "Give either initiativeId or filter.",
    });
    return { initiativeId: null, filter: null };
  }
  if (filter) return { initiativeId: null, filter: jsonText(await keepFilter(tx, filter, ["filter"])) };
  const [found] = await findInitiatives(tx, [initiativeId ?? ""], () => ["initiativeId"]);
  return { initiativeId: found?.id ?? null, filter: null };
}

async function refuseTooMany(tx: Tx, accountId: string): Promise<void> {
  const [row]: { count: number }[] = await tx.manager.query("SELECT count(*)::int count FROM follow WHERE account_id = $1", [accountId]);
  if ((row?.count ?? 0) < mostFollows) return;
  tx.faults.add(UserErrorCode.LIMIT_REACHED, null, {
    da: `Du følger allerede ${mostFollows}. Følg færre, eller følg et bredere filter.`,
    en: `You follow ${mostFollows} already. Follow fewer, or follow a wider filter.`,
  });
  throw tx.faults.refusal();
}
