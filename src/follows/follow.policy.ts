import type { Rule } from "../kernel/policy";
import type { Who } from "../kernel/read/writer";

/** Mail is for people: a program follows by webhook, feed or subscription. */
export const following: Rule<null> = {
  refusal: { da: "Det kræver, at man er logget ind.", en: "This needs somebody who is signed in." },
  scope: null,
  allows: (viewer) => viewer.isSignedIn,
};

/** What somebody follows is their own business. `who.tokenId` is null for a person only. */
export const visibleTo = (f: string, who: Who): string => `${who.tokenId} is null and ${f}.account_id = ${who.accountId}`;
