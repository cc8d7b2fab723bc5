import { UserErrorCode, UserFault, unauthenticated } from "./errors";
import type { Bilingual } from "./language";
import type { TokenScope, Viewer } from "./viewer";

/** Who may do something to a thing. `T` is no more than what the decision looks at. */
export interface Rule<T> {
  /** What is refused, and which role is missing, to be shown to the person. */
  readonly refusal: Bilingual;
  /** What a program's token must be for. */
  readonly scope: TokenScope;
  readonly allows: (viewer: Viewer, thing: T) => boolean;
}

export const can = <T>(viewer: Viewer, rule: Rule<T>, thing: T): boolean => viewer.hasScope(rule.scope) && rule.allows(viewer, thing);

/** Ends the command where the viewer may not do this; comes right after the thing is found. */
export function authorise<T>(viewer: Viewer, rule: Rule<T>, thing: T): void {
  if (!viewer.isSignedIn) throw unauthenticated();
  if (!viewer.hasScope(rule.scope)) {
    throw UserFault.of(UserErrorCode.FORBIDDEN, null, {
      da: `Dette token mangler adgangen ${rule.scope}.`,
      en: `This token lacks the scope ${rule.scope}.`,
    });
  }
  if (!rule.allows(viewer, thing)) throw UserFault.of(UserErrorCode.FORBIDDEN, null, rule.refusal);
}
