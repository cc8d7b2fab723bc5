import type { Viewer } from "../kernel/viewer";

/** Somebody who was let in, and the version of everybody's rights at which theirs were read; null for the anonymous. */
export interface Recognised {
  readonly viewer: Viewer;
  readonly accessVersion: string | null;
}

const keptMs = 60_000;
const mostKept = 10_000;

/**
 * Callers who came lately, by what they showed. What they may do is checked by each read itself (see Reader); only that
 * their credentials are good is taken from here, for a minute and not beyond their end.
 */
export class RecentCallers {
  readonly #kept = new Map<string, { readonly found: Recognised; readonly until: number }>();

  constructor(private readonly now: () => Date) {}

  get(authorization: string): Recognised | null {
    const kept = this.#kept.get(authorization);
    return kept && kept.until > this.now().getTime() ? kept.found : null;
  }

  /** Whether it was good once, so that it is no guess; it may have been taken back since. */
  has(authorization: string): boolean {
    return this.#kept.has(authorization);
  }

  keep(authorization: string, found: Recognised): void {
    const end = found.viewer.endsAt?.getTime() ?? Infinity;
    if (this.#kept.size >= mostKept) this.#kept.clear();
    this.#kept.set(authorization, { found, until: Math.min(end, this.now().getTime() + keptMs) });
  }
}
