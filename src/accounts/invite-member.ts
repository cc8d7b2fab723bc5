import type { Ctx, Tx } from "../kernel/ctx";
import { newId } from "../kernel/db/id";
import { queueFor } from "../kernel/db/queue-for";
import { UserErrorCode } from "../kernel/errors";
import { authorise } from "../kernel/policy";
import { transact } from "../kernel/transact";
import { Role } from "../kernel/viewer";
import { findMunicipality } from "../municipalities";
import { invitationEnd, invitationLink, openInvitation } from "./invitation";
import { invitationMail } from "./invitation-mail";
import type { InviteMemberInput } from "./membership.inputs";
import { givingRole } from "./membership.policy";
import { refuseNetworkRole } from "./refuse-network-role";

/**
 * Gives somebody a role, known to the hub or not. Who has never signed in is invited by mail; inviting again sends the
 * mail again. Two who invite the same person at once queue, so there is one account and one membership.
 */
export async function inviteMember(ctx: Ctx, input: InviteMemberInput): Promise<string> {
  return transact(ctx, async (tx) => {
    const { municipalityCode, email, name, role } = input;
    const home = typeof municipalityCode === "string" ? await findMunicipality(tx, municipalityCode, ["municipalityCode"]) : null;
    if (typeof municipalityCode === "string" && !home) throw tx.faults.refusal();
    const municipalityId = home?.id ?? null;
    refuseNetworkRole(tx, municipalityId, role);
    authorise(tx.viewer, givingRole, { municipalityId, role });
    tx.faults.throwIfAny();

    return (await giveMembership(tx, { email, name, municipalityId, role })).id;
  });
}

/** For a hub that has nobody yet who could invite: an administrator. Answers the link of the invitation's mail. */
export async function inviteFirst(ctx: Ctx, { email, name }: { email: string; name: string }): Promise<string> {
  return transact(ctx, async (tx) => {
    const { invitationId } = await giveMembership(tx, { email, name, municipalityId: null, role: Role.ADMINISTRATOR });
    return invitationId === null ? ctx.publicUrl : invitationLink(tx, invitationId, invitationEnd(tx.now()));
  });
}

interface Given {
  readonly email: string;
  readonly name: string;
  readonly municipalityId: string | null;
  readonly role: Role;
}

async function giveMembership(
  tx: Tx,
  { email, name, municipalityId, role }: Given,
): Promise<{ readonly id: string; readonly invitationId: string | null }> {
  await queueFor(tx, "account", email.toLowerCase());
  const account = (await findAccount(tx, email)) ?? (await addAccount(tx, name, email));
  const membership = await findMembershipIn(tx, account.id, municipalityId);
  if (membership && membership.role !== role) {
    tx.faults.add(UserErrorCode.DUPLICATE, ["email"], {
      da: `Personen har allerede rollen ${membership.role} her. Brug changeRole for at give en anden.`,
      en: `This person has the role ${membership.role} here already. Use changeRole to give another.`,
    });
    throw tx.faults.refusal();
  }
  const id = membership?.id ?? (await addMembership(tx, account.id, municipalityId, role));
  const invitationId = account.hasSignedIn ? null : await openInvitation(tx, account.id);
  if (invitationId !== null || !membership) await tx.queueMail(invitationMail, account.id, { membershipId: id });
  return { id, invitationId };
}

interface InvitedAccount {
  readonly id: string;
  readonly hasSignedIn: boolean;
}

async function findAccount(tx: Tx, email: string): Promise<InvitedAccount | undefined> {
  const [found]: InvitedAccount[] = await tx.manager.query(
    `SELECT a.id, EXISTS (SELECT FROM account_identity i WHERE i.account_id = a.id) "hasSignedIn" FROM account a WHERE lower(a.email) = lower($1)`,
    [email],
  );
  return found;
}

async function addAccount(tx: Tx, name: string, email: string): Promise<InvitedAccount> {
  const id = newId("Account", tx.now());
  await tx.manager.query("INSERT INTO account (id, name, email, language, created_at) VALUES ($1, $2, $3, $4, $5)", [
    id,
    name,
    email,
    tx.language,
    tx.now(),
  ]);
  return { id, hasSignedIn: false };
}

async function findMembershipIn(tx: Tx, accountId: string, municipalityId: string | null): Promise<{ id: string; role: Role } | undefined> {
  const [found]: { id: string; role: Role }[] = await tx.manager.query(
    "SELECT id, role FROM membership WHERE account_id = $1 AND municipality_id IS NOT DISTINCT FROM $2::uuid",
    [accountId, municipalityId],
  );
  return found;
}

async function addMembership(tx: Tx, accountId: string, municipalityId: string | null, role: Role): Promise<string> {
  const id = newId("Membership", tx.now());
  await tx.manager.query("INSERT INTO membership (id, account_id, municipality_id, role, since) VALUES ($1, $2, $3, $4, $5)", [
    id,
    accountId,
    municipalityId,
    role,
    tx.now(),
  ]);
  return id;
}
