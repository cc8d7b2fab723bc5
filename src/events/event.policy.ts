import type { Rule } from "../kernel/policy";
import type { Who } from "../kernel/read/writer";
import { Role, TokenScope, type Viewer } from "../kernel/viewer";

export const managingEvents: Rule<null> = {
  refusal: { da: "Det kræver rollen ORGANISER i netværket.", en: "This needs the role ORGANISER in the network." },
  scope: TokenScope.EVENTS_MANAGE,
  allows: (viewer) => viewer.isAtLeast(Role.ORGANISER),
};

/** Drafts are for those who run events; the rest is public. The two faces of one rule, side by side. */
export const isVisible = (viewer: Viewer, event: { readonly status: string }): boolean =>
  event.status !== "DRAFT" || viewer.within(TokenScope.GRAPH_READ).isAtLeast(Role.ORGANISER);

export const visibleTo = (event: string, who: Who): string => `${event}.status <> 'DRAFT' or ${who.isAtLeastInNetwork(Role.ORGANISER)}`;
