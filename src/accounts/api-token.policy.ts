import type { Rule } from "../kernel/policy";
import type { Who } from "../kernel/read/writer";
import { Role } from "../kernel/viewer";

/** What decisions about a token look at. */
export interface TokenFacts {
  readonly accountId: string;
  /** Null: a person's own. */
  readonly municipalityId: string | null;
}

/** Programs make no keys for programs: a leaked one must not outlive its end. */
export const holdingToken: Rule<TokenFacts> = {
  refusal: {
    da: "Det kræver rollen EDITOR i den kommune, som tokenet er for.",
    en: "This needs the role EDITOR in the municipality that the token is for.",
  },
  scope: null,
  allows: (viewer, { accountId, municipalityId }) =>
    municipalityId === null ? viewer.accountId === accountId : viewer.isAtLeast(Role.EDITOR, municipalityId),
};

/** Administrators take back any: somebody must be there when a key has leaked. */
export const revokingToken: Rule<TokenFacts> = {
  ...holdingToken,
  allows: (viewer, token) => holdingToken.allows(viewer, token) || viewer.isAtLeast(Role.ADMINISTRATOR),
};

/** Whoever holds it or may revoke it, and the program itself. */
export const visibleTo = (t: string, who: Who): string =>
  `${t}.id = ${who.tokenId} or ${who.ofPeople.isAtLeastInNetwork(Role.ADMINISTRATOR)} or ${heldBy(t, who)}`;

/** A program holds no tokens: `who.tokenId` is null for a person only. */
export const heldBy = (t: string, who: Who): string =>
  `(${who.tokenId} is null and case when ${t}.municipality_id is null then ${t}.account_id = ${who.accountId}
    else ${who.isAtLeast(Role.EDITOR, `${t}.municipality_id`)} end)`;
