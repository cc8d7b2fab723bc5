import type { Who } from "../kernel/read/writer";
import { Role, TokenScope, type Viewer } from "../kernel/viewer";

/** What decisions about a question look at. */
export interface RequestFacts {
  readonly municipalityId: string;
}

/** Members of participating municipalities, and those of the one that asked also when it has left. Two faces of one rule. */
export function isVisible(viewer: Viewer, { municipalityId }: RequestFacts): boolean {
  const reader = viewer.within(TokenScope.GRAPH_READ);
  return reader.isOfNetwork || reader.isAtLeast(Role.MEMBER, municipalityId);
}

export const visibleTo = (r: string, who: Who): string => `${who.isOfNetwork} or ${who.isAtLeast(Role.MEMBER, `${r}.municipality_id`)}`;

/** For which of its municipalities a viewer could answer; null: for any, by a role in the whole network. */
export const couldAnswerFor = (viewer: Viewer, { municipalityId }: RequestFacts): readonly (string | null)[] =>
  (viewer.facts?.memberships ?? [])
    .filter((membership) => membership.isParticipating && membership.municipalityId !== municipalityId)
    .map((membership) => membership.municipalityId);
