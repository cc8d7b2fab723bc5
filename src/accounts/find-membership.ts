import type { Tx } from "../kernel/ctx";
import { idOf } from "../kernel/db/id";
import { queueFor } from "../kernel/db/queue-for";
import { UserErrorCode, UserFault } from "../kernel/errors";
import { Role } from "../kernel/viewer";
import type { MembershipFacts } from "./membership.policy";

export interface FoundMembership extends MembershipFacts {
  readonly id: string;
  readonly accountId: string;
}

/** The membership, locked until the transaction ends. One that the viewer may not see is not there. */
export async function findMembership(tx: Tx, id: string): Promise<FoundMembership> {
  const [found]: FoundMembership[] = await tx.manager.query(
    `SELECT id, account_id "accountId", municipality_id "municipalityId", role FROM membership WHERE id = $1 FOR UPDATE`,
    [idOf("Membership", id)],
  );
  const isSeen = found && (found.accountId === tx.viewer.accountId || tx.viewer.isAtLeast(Role.MEMBER, found.municipalityId));
  if (!isSeen) throw UserFault.of(UserErrorCode.NOT_FOUND, ["membershipId"]);
  return found;
}

/** Somebody must be there who can let others in. Two administrators who leave at once queue for this. */
export async function refuseLastAdministrator(
  tx: Tx,
  { id, role, municipalityId }: Pick<FoundMembership, "id" | "role" | "municipalityId">,
  field: readonly string[] | null = ["membershipId"],
): Promise<void> {
  if (role !== Role.ADMINISTRATOR || municipalityId !== null) return;
  await queueFor(tx, "administrators", "");
  const others: unknown[] = await tx.manager.query(
    "SELECT FROM membership WHERE role = 'ADMINISTRATOR' AND municipality_id IS NULL AND id <> $1 LIMIT 1",
    [id],
  );
  if (others.length > 0) return;
  throw UserFault.of(UserErrorCode.WRONG_STATE, field, {
    da: "Dette er den sidste administrator. Gør først en anden til administrator.",
    en: "This is the last administrator. Make somebody else an administrator first.",
  });
}
