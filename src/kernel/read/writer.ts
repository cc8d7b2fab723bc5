import { danishDay } from "../clock";
import { Role, type Viewer } from "../viewer";
import type { Recipe, Run } from "./piece";

/** The reader as parameters: the statement's text is the same for all readers, only its values differ. */
export interface Who {
  readonly accountId: string;
  readonly isSignedIn: string;
  readonly isOfNetwork: string;
  /** Whether the reader has at least this role in the municipality that the SQL expression names. */
  readonly isAtLeast: (role: Role.MEMBER | Role.EDITOR, municipalityId: string) => string;
  /** Whether the reader has at least this role in the whole network. */
  readonly isAtLeastInNetwork: (role: Role) => string;
  readonly language: string;
  readonly now: string;
  /** The day in Denmark. */
  readonly today: string;
  readonly publicUrl: string;
}

/** Gathers the parameters of one statement while its text is written. */
export class Writer {
  readonly recipes: Recipe[] = [];
  readonly #shared = new Map<string, string>();
  #aliases = 0;

  alias(): string {
    return `t${this.#aliases++}`;
  }

  /** The placeholder of a value that is known when the statement runs. */
  param(cast: string, recipe: Recipe): string {
    this.recipes.push(recipe);
    return `$${this.recipes.length}::${cast}`;
  }

  root(key: string, cast: string): string {
    return this.#once(`root ${key}`, cast, (run) => run.root[key]);
  }

  readonly who: Who = ((e: Writer): Who => {
    const viewer = (name: string, cast: string, of: (viewer: Viewer) => unknown) => e.#once(name, cast, (run) => of(run.ctx.viewer));
    const isAtLeastInNetwork = (role: Role) => viewer(`network ${role}`, "boolean", (v) => v.isAtLeast(role));
    return {
      get accountId() {
        return viewer("account", "uuid", (v) => v.accountId);
      },
      get isSignedIn() {
        return viewer("signed in", "boolean", (v) => v.isSignedIn);
      },
      get isOfNetwork() {
        return viewer("of network", "boolean", (v) => v.isOfNetwork);
      },
      isAtLeast: (role, municipalityId) =>
        `(${isAtLeastInNetwork(role)} or ${municipalityId} = any(${viewer(`in ${role}`, "uuid[]", (v) => (role === Role.EDITOR ? v.editorOf : v.memberOf))}))`,
      isAtLeastInNetwork,
      get language() {
        return e.#once("language", "text", (run) => run.ctx.language);
      },
      get now() {
        return e.#once("now", "timestamptz", (run) => run.ctx.now());
      },
      get today() {
        return e.#once("today", "date", (run) => danishDay(run.ctx.now()));
      },
      get publicUrl() {
        return e.#once("public url", "text", (run) => run.ctx.publicUrl);
      },
    };
  })(this);

  #once(name: string, cast: string, recipe: (run: Run) => unknown): string {
    const known = this.#shared.get(name);
    if (known) return known;
    const made = this.param(cast, recipe);
    this.#shared.set(name, made);
    return made;
  }
}
