import type { Tx } from "../kernel/ctx";
import { newId } from "../kernel/db/id";
import type { Initiative } from "./initiative.entity";

/** One step in the history of an initiative, as it is from now on. */
export async function recordRevision(tx: Tx, initiative: Initiative, changedFields: readonly string[]): Promise<void> {
  const now = tx.now();
  await tx.manager.query(
    `INSERT INTO initiative_revision (id, initiative_id, version, changed_fields, title, summary, revised_at, revised_by_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      newId("InitiativeRevision", now),
      initiative.id,
      initiative.version,
      changedFields,
      initiative.title,
      initiative.summary,
      now,
      tx.viewer.accountId,
    ],
  );
}

/** Writes a changed initiative back, a version further. */
export async function saveRevised(tx: Tx, initiative: Initiative, changedFields: readonly string[]): Promise<void> {
  initiative.version += 1;
  initiative.updatedAt = tx.now();
  await tx.manager.save(initiative);
  await recordRevision(tx, initiative, changedFields);
}
