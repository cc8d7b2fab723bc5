import type { Rule } from "../kernel/policy";
import type { Who } from "../kernel/read/writer";
import { Role, TokenScope } from "../kernel/viewer";

/** What decisions about a webhook look at: it is a person's or a municipality's. */
export interface WebhookFacts {
  readonly accountId: string | null;
  readonly municipalityId: string | null;
}

const scope = TokenScope.WEBHOOKS_MANAGE;

/** Whoever may manage it sees it, and nobody else: an address may hold a password of its own. */
export const managingWebhook: Rule<WebhookFacts> = {
  refusal: {
    da: "Det kræver rollen EDITOR i den kommune, som webhooken er for.",
    en: "This needs the role EDITOR in the municipality that the webhook is for.",
  },
  scope,
  allows: (viewer, { accountId, municipalityId }) =>
    municipalityId === null ? viewer.accountId === accountId : viewer.isAtLeast(Role.EDITOR, municipalityId),
};

/** The same as SQL. */
export const visibleTo = (w: string, who: Who): string =>
  `${who.hasScope(scope)} and case when ${w}.municipality_id is null then ${w}.account_id = ${who.accountId}
    else ${who.within(scope).isAtLeast(Role.EDITOR, `${w}.municipality_id`)} end`;
