import { forbidden, UserErrorCode, UserFault, unauthenticated } from "./errors";
import { inLanguage, type Bilingual, type Language } from "./language";
import type { TokenScope, Viewer } from "./viewer";

/** Who may do something to a thing. `T` is no more than what the decision looks at. */
export interface Rule<T> {
  /** What is refused, and which role is missing, to be shown to the person. */
  readonly refusal: Bilingual;
  /** What a program's token must be for; null: no program may, whatever its token is for. */
  readonly scope: TokenScope | null;
  readonly allows: (viewer: Viewer, thing: T) => boolean;
}

const hasScope = (viewer: Viewer, scope: TokenScope | null): boolean =>
  scope === null ? viewer.isSignedIn && viewer.tokenId === null : viewer.hasScope(scope);

export const can = <T>(viewer: Viewer, rule: Rule<T>, thing: T): boolean => hasScope(viewer, rule.scope) && rule.allows(viewer, thing);

/** Ends the command where the viewer may not do this; comes right after the thing is found. */
export function authorise<T>(viewer: Viewer, rule: Rule<T>, thing: T): void {
  if (!viewer.isSignedIn) throw unauthenticated();
  if (!hasScope(viewer, rule.scope)) throw UserFault.of(UserErrorCode.FORBIDDEN, null, withoutScope(rule.scope));
  if (!rule.allows(viewer, thing)) throw UserFault.of(UserErrorCode.FORBIDDEN, null, rule.refusal);
}

/** The same for a subscription: its refusal is an error of the whole, in the reader's language. */
export function failUnless<T>({ viewer, language }: { viewer: Viewer; language: Language }, rule: Rule<T>, thing: T): void {
  if (!viewer.isSignedIn) throw unauthenticated();
  if (can(viewer, rule, thing)) return;
  const text = hasScope(viewer, rule.scope) ? rule.refusal : withoutScope(rule.scope);
  throw forbidden(inLanguage(text, language));
}

const withoutScope = (scope: TokenScope | null): Bilingual =>
  scope === null
    ? { da: "Det kan kun en person, ikke et program med et token.", en: "Only a person may do this, not a program with a token." }
    : { da: `Dette token mangler adgangen ${scope}.`, en: `This token lacks the scope ${scope}.` };
