import type { Rule } from "../kernel/policy";
import type { Who } from "../kernel/read/writer";
import { Role, TokenScope, type Viewer } from "../kernel/viewer";

/** What decisions about an initiative look at. */
export interface InitiativeFacts {
  readonly status: string;
  readonly municipalityId: string;
  readonly coMunicipalityIds: readonly string[];
}

const scope = TokenScope.INITIATIVES_WRITE;

const inOneOf = (viewer: Viewer, role: Role, { municipalityId, coMunicipalityIds }: InitiativeFacts) =>
  [municipalityId, ...coMunicipalityIds].some((id) => viewer.isAtLeast(role, id));

export const revising: Rule<InitiativeFacts> = {
  refusal: {
    da: "Det kræver rollen EDITOR i en af initiativets kommuner.",
    en: "This needs the role EDITOR in one of the initiative's municipalities.",
  },
  scope,
  allows: (viewer, initiative) => inOneOf(viewer, Role.EDITOR, initiative),
};

/** Publishing, archiving, restoring and discarding are for the municipality whose it is. */
export const publishing: Rule<InitiativeFacts> = {
  refusal: {
    da: "Det kræver rollen EDITOR i initiativets første kommune.",
    en: "This needs the role EDITOR in the initiative's first municipality.",
  },
  scope,
  allows: (viewer, { municipalityId }) => viewer.isAtLeast(Role.EDITOR, municipalityId),
};

/** Drafts are for the municipalities that write them; the rest is public. The two faces of one rule, side by side. */
export const isVisible = (viewer: Viewer, initiative: InitiativeFacts): boolean =>
  initiative.status !== "DRAFT" || inOneOf(viewer.within(TokenScope.GRAPH_READ), Role.MEMBER, initiative);

export const visibleTo = (i: string, who: Who): string => `${i}.status <> 'DRAFT' or ${writtenWith(i, who)}`;

/** Whether the reader belongs to a municipality that writes it. */
export const writtenWith = (i: string, who: Who): string =>
  `${who.isAtLeast(Role.MEMBER, `${i}.municipality_id`)} or exists (
    select from initiative_co_municipality co where co.initiative_id = ${i}.id and ${who.isAtLeast(Role.MEMBER, "co.municipality_id")})`;
