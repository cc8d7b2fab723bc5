import type { Rule } from "../kernel/policy";
import { Role, TokenScope } from "../kernel/viewer";

/** Who writes for a municipality. Drafts, contacts and adoptions all ask this. */
export const contributing: Rule<{ readonly id: string }> = {
  refusal: {
    da: "Det kræver rollen EDITOR i kommunen.",
    en: "This needs the role EDITOR in the municipality.",
  },
  scope: TokenScope.INITIATIVES_WRITE,
  allows: (viewer, municipality) => viewer.isAtLeast(Role.EDITOR, municipality.id),
};

export const runningTheNetwork: Rule<null> = {
  refusal: {
    da: "Det kræver rollen ORGANISER i netværket.",
    en: "This needs the role ORGANISER in the network.",
  },
  scope: TokenScope.EVENTS_MANAGE,
  allows: (viewer) => viewer.isAtLeast(Role.ORGANISER),
};
