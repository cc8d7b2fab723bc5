import { eraseFoundContact } from "../contacts";
import { refuseLastAdministrator } from "../accounts";
import type { Ctx } from "../kernel/ctx";
import { eraseRow } from "../kernel/erasure";
import { UserErrorCode, UserFault } from "../kernel/errors";
import { authorise } from "../kernel/policy";
import { transact } from "../kernel/transact";
import { Role } from "../kernel/viewer";
import { eraseRegistrations } from "../registrations";
import { ownData } from "./privacy.policy";

/** Erases the viewer's account, and with it the contacts that have its address. Answers the id. */
export async function eraseMyAccount(ctx: Ctx, { confirmation }: { confirmation: string }): Promise<string> {
  return transact(ctx, async (tx) => {
    authorise(tx.viewer, ownData, null);
    const [account]: { id: string; name: string; email: string | null }[] = await tx.manager.query(
      "SELECT id, name, email FROM account WHERE id = $1 FOR UPDATE",
      [tx.viewer.accountId],
    );
    if (!account) throw UserFault.of(UserErrorCode.NOT_FOUND, null);
    if (confirmation.trim().toLowerCase() !== (account.email ?? account.name).toLowerCase()) {
      throw UserFault.of(UserErrorCode.INVALID, ["confirmation"], {
        da: "Er ikke din egen e-mailadresse.",
        en: "Is not your own e-mail address.",
      });
    }
    for (const { id, municipalityId, role } of tx.viewer.facts?.memberships ?? []) {
      if (role === Role.ADMINISTRATOR) await refuseLastAdministrator(tx, { id, role, municipalityId }, null);
    }
    const contacts: { id: string }[] = await tx.manager.query("SELECT id FROM contact WHERE lower(email) = lower($1) FOR UPDATE", [
      account.email,
    ]);
    for (const { id } of contacts) await eraseFoundContact(tx, id);
    await eraseRegistrations(tx, account.email);
    await eraseRow(tx, "account", account.id);
    return account.id;
  });
}
