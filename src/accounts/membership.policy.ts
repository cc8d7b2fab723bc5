import type { Rule } from "../kernel/policy";
import { isHigher, Role, type Viewer } from "../kernel/viewer";

/** What decisions about a membership look at: the role that it is given, has, or loses. */
export interface MembershipFacts {
  /** Null: in the whole network. */
  readonly municipalityId: string | null;
  readonly role: Role;
}

/** Nobody gives or takes a role higher than their own. An editor looks after the members and editors of their own municipality. */
export const givingRole: Rule<MembershipFacts> = {
  refusal: {
    da: "I en kommune kræver det rollen EDITOR der; i netværket rollen ORGANISER, og for rollen ADMINISTRATOR den samme.",
    en: "In a municipality this needs the role EDITOR there; in the network the role ORGANISER, and for the role ADMINISTRATOR the same.",
  },
  scope: null,
  allows: (viewer, { municipalityId, role }) =>
    municipalityId === null ? viewer.isAtLeast(Role.ORGANISER) && isWithin(viewer, role) : viewer.isAtLeast(Role.EDITOR, municipalityId),
};

const isWithin = (viewer: Viewer, role: Role): boolean => !isHigher(role, Role.ORGANISER) || viewer.isAtLeast(role);

/** Whoever may give it, and the person, who may always leave. */
export const takingRole: Rule<MembershipFacts & { readonly accountId: string }> = {
  ...givingRole,
  allows: (viewer, membership) => viewer.accountId === membership.accountId || givingRole.allows(viewer, membership),
};

export const acceptingInvitation: Rule<null> = {
  refusal: { da: "Det kræver, at man er logget ind.", en: "This needs somebody who is signed in." },
  scope: null,
  allows: (viewer) => viewer.isSignedIn,
};
