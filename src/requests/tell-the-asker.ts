import type { Tx } from "../kernel/ctx";
import { experienceAnswerMail } from "./answer-mail";
import type { ExperienceRequest } from "./request.entity";

/** Mails whoever asked; where that account is gone, or has no address, the editors of the municipality that asked. */
export async function tellTheAsker(tx: Tx, { askedById, municipalityId }: ExperienceRequest, answerId: string): Promise<void> {
  const rows: { id: string }[] = await tx.manager.query(
    `WITH asker AS (SELECT a.id FROM account a WHERE a.id = $1 AND a.email IS NOT NULL)
     SELECT id FROM asker UNION SELECT a.id FROM account a JOIN membership m ON m.account_id = a.id
     WHERE m.municipality_id = $2 AND m.role = 'EDITOR' AND a.email IS NOT NULL AND NOT EXISTS (SELECT FROM asker) ORDER BY 1`,
    [askedById, municipalityId],
  );
  for (const { id } of rows) await tx.queueMail(experienceAnswerMail, id, { answerId });
}
