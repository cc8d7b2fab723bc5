import type { Rule } from "../kernel/policy";
import type { Who } from "../kernel/read/writer";
import { Role, TokenScope } from "../kernel/viewer";

/** Colleagues register each other; who belongs to no municipality is registered by organisers. */
export const registering: Rule<{ readonly municipalityId: string | null }> = {
  refusal: {
    da: "Det kræver rollen MEMBER i deltagerens kommune, og at den deltager i netværket.",
    en: "This needs the role MEMBER in the participant's municipality, and that it takes part in the network.",
  },
  scope: TokenScope.EVENTS_MANAGE,
  allows: (viewer, { municipalityId }) =>
    viewer.isOfNetwork && viewer.isAtLeast(municipalityId === null ? Role.ORGANISER : Role.MEMBER, municipalityId),
};

/** Whoever made it, and organisers. The two faces of one rule, side by side; who is neither is told that it is not there. */
export const cancelling: Rule<{ readonly accountId: string | null }> = {
  refusal: { da: "Findes ikke.", en: "Does not exist." },
  scope: TokenScope.EVENTS_MANAGE,
  allows: (viewer, { accountId }) => viewer.isAtLeast(Role.ORGANISER) || (accountId !== null && accountId === viewer.accountId),
};

export const visibleTo = (registration: string, who: Who): string =>
  `${who.ofPeople.isAtLeastInNetwork(Role.ORGANISER)} or ${isOwn(registration, who)}`;

/** A program sees people only with a token for that. */
export const isOwn = (registration: string, who: Who): string =>
  `${registration}.account_id = ${who.accountId} and (${who.tokenId} is null or ${who.ofPeople.isOfNetwork})`;
