import type { Rule } from "../kernel/policy";
import type { Who } from "../kernel/read/writer";
import { Role, TokenScope, type Viewer } from "../kernel/viewer";

/** What decisions about a contact look at. */
export interface ContactFacts {
  readonly visibility: string;
  readonly isHidden: boolean;
  /** Its own, or that of its organisation; null where neither has one. */
  readonly homeId: string | null;
}

export const homeOf = (c: string): string =>
  `coalesce(${c}.municipality_id, (select o.municipality_id from organisation o where o.id = ${c}.organisation_id))`;

const scope = TokenScope.INITIATIVES_WRITE;

/** A contact of an organisation without a municipality is for organisers to keep. */
export const revisingContact: Rule<ContactFacts> = {
  refusal: { da: "Det kræver rollen EDITOR i kontaktens kommune.", en: "This needs the role EDITOR in the contact's municipality." },
  scope,
  allows: (viewer, { homeId }) => (homeId === null ? viewer.isAtLeast(Role.ORGANISER) : viewer.isAtLeast(Role.EDITOR, homeId)),
};

export const canReviseContact = (c: string, who: Who): string =>
  `case when ${homeOf(c)} is null then ${who.ofPeople.isAtLeastInNetwork(Role.ORGANISER)} else ${who.ofPeople.isAtLeast(Role.EDITOR, homeOf(c))} end`;

/** An organisation without a municipality is anybody's who writes: nobody else would keep it right. */
export const revisingOrganisation: Rule<{ readonly municipalityId: string | null }> = {
  refusal: {
    da: "Det kræver rollen EDITOR i organisationens kommune.",
    en: "This needs the role EDITOR in the organisation's municipality.",
  },
  scope,
  allows: (viewer, { municipalityId }) =>
    municipalityId === null ? viewer.editorOf.length > 0 || viewer.isAtLeast(Role.EDITOR) : viewer.isAtLeast(Role.EDITOR, municipalityId),
};

/**
 * The home of an organisation becomes that of its contacts: whoever could take one that has none would see what is kept
 * from them, and keep it. Asked also where no contact is visible, for a refusal must not tell of hidden ones.
 */
export const rehomingOrganisation: Rule<{ readonly municipalityId: string | null }> = {
  refusal: {
    da: "Det kræver rollen ORGANISER i netværket at knytte en organisation uden kommune til en kommune.",
    en: "Linking an organisation without a municipality to one needs the role ORGANISER in the network.",
  },
  scope,
  allows: (viewer, { municipalityId }) => municipalityId !== null || viewer.isAtLeast(Role.ORGANISER),
};

/**
 * Who may see what has this visibility; the members of its own municipality always, whether that takes part or not. The two
 * faces of one rule, side by side.
 */
export function isFor(viewer: Viewer, { visibility, homeId, isHidden }: ContactFacts): boolean {
  if (isHidden && !revisingContact.allows(viewer.within(TokenScope.CONTACTS_READ), { visibility, homeId, isHidden })) return false;
  if (visibility === "PUBLIC") return true;
  const known = viewer.within(TokenScope.CONTACTS_READ);
  if (visibility === "NETWORK" && known.isOfNetwork) return true;
  return known.isAtLeast(Role.MEMBER, homeId);
}

export const audience = (visibility: string, home: string, who: Who): string =>
  `(${visibility} = 'PUBLIC' or (${visibility} = 'NETWORK' and ${who.ofPeople.isOfNetwork}) or coalesce(${who.ofPeople.isAtLeast(Role.MEMBER, home)}, false))`;

/** Whether the reader may see that detail of a contact that they may see. */
export const isShown = (detail: "email" | "phone", c: string, who: Who): string => audience(`${c}.${detail}_visibility`, homeOf(c), who);

/** One that is hidden shows to those who may put that right. */
export const visibleTo = (c: string, who: Who): string =>
  `${audience(`${c}.visibility`, homeOf(c), who)} and (${c}.hidden_at is null or coalesce(${canReviseContact(c, who)}, false))`;
