import type { Rule } from "../kernel/policy";

/** A person's own data are for that person: no key of a program may take them along, or erase them. */
export const ownData: Rule<null> = {
  refusal: { da: "Det kræver, at man er logget ind.", en: "This needs somebody who is signed in." },
  scope: null,
  allows: (viewer) => viewer.isSignedIn,
};
