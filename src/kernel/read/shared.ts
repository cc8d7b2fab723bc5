/**
 * What many ask for at the same moment, made once. Whatever it depends on belongs into the key; it is kept for so many
 * milliseconds, at most twice as long, and never beyond that.
 */
export class Shared<T> {
  #young = new Map<string, T>();
  #old = new Map<string, T>();
  #timer: NodeJS.Timeout | null = null;

  constructor(private readonly keptMs: number) {}

  of(key: string, make: () => T): T {
    const found = this.#young.get(key) ?? this.#old.get(key);
    if (found !== undefined) return found;
    const made = make();
    this.#young.set(key, made);
    this.#timer ??= setInterval(() => this.#age(), this.keptMs).unref();
    return made;
  }

  /** For what failed: whoever asks next tries again. */
  forget(key: string): void {
    this.#young.delete(key);
    this.#old.delete(key);
  }

  #age(): void {
    this.#old = this.#young;
    this.#young = new Map();
    if (this.#old.size > 0 || !this.#timer) return;
    clearInterval(this.#timer);
    this.#timer = null;
  }
}
