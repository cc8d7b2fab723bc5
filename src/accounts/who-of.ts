import type { Who } from "../kernel/read/writer";
import { isHigher, Role } from "../kernel/viewer";

const rolesFrom = (least: Role): string =>
  Object.values(Role)
    .filter((role) => !isHigher(least, role))
    .map((role) => `'${role}'`)
    .join(", ");

/**
 * The person of an account as a reader, by the rights that they have when the statement runs. `account` is SQL of its id:
 * a column makes a statement that looks with each row's own eyes, where nobody is asking, as for mail.
 */
export function whoOf(account: string): Who {
  const has = (least: Role, where: string): string =>
    `exists (select from membership mine where mine.account_id = ${account} and mine.role in (${rolesFrom(least)}) and (${where}))`;
  const who: Who = {
    accountId: account,
    tokenId: "null::uuid",
    isSignedIn: "true",
    isOfNetwork: `exists (select from membership mine left join municipality home on home.id = mine.municipality_id
      where mine.account_id = ${account} and (mine.municipality_id is null or home.participates_since is not null))`,
    isAtLeast: (role, municipalityId) => has(role, `mine.municipality_id is null or mine.municipality_id = ${municipalityId}`),
    isAtLeastInNetwork: (role) => has(role, "mine.municipality_id is null"),
    language: `(select own.language from account own where own.id = ${account})`,
    now: "now()",
    today: "(now() at time zone 'Europe/Copenhagen')::date",
    // Links are made by whoever writes the mail.
    publicUrl: "null::text",
    get ofPeople() {
      return who;
    },
    // A person has every scope.
    within: () => who,
    hasScope: () => "true",
  };
  return who;
}
