import type { PoolClient } from "pg";
import { QueryFailedError, type EntityManager } from "typeorm";
import { keepActs, subjectOf } from "./audit";
import type { Ctx, Tx } from "./ctx";
import type { Statement } from "./db/database";
import { newId } from "./db/id";

const mostAttempts = 4;

/**
 * Runs a command as one transaction. The whole of it is tried again, at most three times, where the database says that
 * it collided with another (40001, 40P01). Nothing is committed while there is a fault in the input. What a person or a
 * program does in it is kept for the audit.
 * Inside of it only `tx.manager` may be used: the embedded database has one connection.
 */
export async function transact<T>(ctx: Ctx, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await once(ctx, work);
    } catch (error) {
      if (attempt >= mostAttempts || !isCollision(error)) throw error;
    }
  }
}

async function once<T>(ctx: Ctx, work: (tx: Tx) => Promise<T>): Promise<T> {
  let announced = 0;
  let mailed = 0;
  const faults = ctx.faults.copy();
  const result = await ctx.db.dataSource.transaction(async (manager) => {
    const tx: Tx = {
      ...ctx,
      faults,
      manager,
      run: (statement) => run(manager, statement),
      queueMail: async ({ name }, recipients, data) => {
        const ids = [recipients].flat();
        if (ids.length === 0) return;
        mailed += ids.length;
        const now = ctx.now();
        await run(manager, {
          name: "queue_mail",
          text: `INSERT INTO mail (id, template, recipient_id, data, created_at, next_attempt_at)
           SELECT m.id, $3, m.recipient_id, $4, $5, $5 FROM unnest($1::uuid[], $2::uuid[]) m(id, recipient_id)`,
          values: [ids.map(() => newId("Mail", now)), ids, name, JSON.stringify(data), now],
        });
      },
      announce: async ({ kind, subjectId, municipalityId = null }) => {
        announced++;
        const now = ctx.now();
        await manager.query(`INSERT INTO announcement (id, kind, occurred_at, subject_id, municipality_id) VALUES ($1, $2, $3, $4, $5)`, [
          newId("Announcement", now),
          kind,
          now,
          subjectId,
          municipalityId,
        ]);
      },
    };
    const made = await work(tx);
    faults.throwIfAny();
    if (ctx.act) await keepActs(tx.run, ctx.now(), [{ viewer: ctx.viewer, act: ctx.act, subjectId: subjectOf(made) }]);
    return made;
  });
  if (announced > 0) ctx.announcements.wake();
  if (mailed > 0) ctx.mail.wake();
  return result;
}

/** Past TypeORM, which knows no prepared statements; what fails is what it throws. */
async function run<Row>(manager: EntityManager, statement: Statement): Promise<Row[]> {
  const client = (await manager.queryRunner?.connect()) as PoolClient;
  try {
    const { rows } = await client.query<Row & object>(statement);
    return rows;
  } catch (error) {
    throw error instanceof Error ? new QueryFailedError(statement.text, statement.values, error) : error;
  }
}

function isCollision(error: unknown): boolean {
  if (!(error instanceof QueryFailedError)) return false;
  const code: unknown = "code" in error.driverError ? error.driverError.code : undefined;
  return code === "40001" || code === "40P01";
}
