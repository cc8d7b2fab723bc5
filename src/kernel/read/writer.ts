import { danishDay } from "../clock";
import { Role, TokenScope, type Viewer } from "../viewer";
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
  /** The same reader where people are read about: a program needs the scope CONTACTS_READ to count as more than the public. */
  readonly ofPeople: Who;
  /** The token of a program; null for a person. */
  readonly tokenId: string;
  /** The same reader where a program needs this scope to count as more than the public. */
  readonly within: (scope: TokenScope) => Who;
  /** Whether the reader is a person, or a program with this scope. */
  readonly hasScope: (scope: TokenScope) => string;
}

/** Gathers the parameters of one statement while its text is written. */
export class Writer {
  readonly recipes: Recipe[] = [];
  readonly #commons: string[] = [];
  readonly #shared = new Map<string, string>();
  readonly #sent = new WeakMap<object, { name: string; cast: string; encode: unknown; placeholder: string }[]>();
  #aliases = 0;

  alias(): string {
    return `t${this.#aliases++}`;
  }

  /** The name of a row that the whole statement computes once, however many of its parts look at it. */
  common(select: string): string {
    const known = this.#commons.indexOf(select);
    return `common${known >= 0 ? known : this.#commons.push(select) - 1}`;
  }

  /** The statement's text in front of which all that it has in common is said. */
  whole(select: string): string {
    const rows = this.#commons.map((sql, index) => `common${index} as materialized (${sql})`);
    return rows.length === 0 ? select : `with ${rows.join(", ")} ${select}`;
  }

  /** The placeholder of what a reader sent: the same for each part of the statement that looks at the same key of the same filter. */
  sent(owner: object, name: string, cast: string, encode: unknown, recipe: Recipe): string {
    const known = this.#sent.get(owner) ?? [];
    this.#sent.set(owner, known);
    const found = known.find((one) => one.name === name && one.cast === cast && one.encode === encode);
    if (found) return found.placeholder;
    const placeholder = this.param(cast, recipe);
    known.push({ name, cast, encode, placeholder });
    return placeholder;
  }

  /** The placeholder of a value that is known when the statement runs. */
  param(cast: string, recipe: Recipe): string {
    this.recipes.push(recipe);
    return `$${this.recipes.length}::${cast}`;
  }

  root(key: string, cast: string): string {
    return this.#once(`root ${key}`, cast, (run) => run.root[key]);
  }

  readonly who: Who = this.#whoWithin(TokenScope.GRAPH_READ);

  #whoWithin(scope: TokenScope): Who {
    const own = (name: string, cast: string, of: (run: Run) => unknown) => this.#once(name, cast, of);
    const role = (name: string, cast: string, of: (viewer: Viewer) => unknown) =>
      this.#once(`${scope} ${name}`, cast, ({ ctx }) => of(ctx.viewer.within(scope)));
    const isAtLeastInNetwork = (wanted: Role) => role(`network ${wanted}`, "boolean", (v) => v.isAtLeast(wanted));
    const within = (wanted: TokenScope) => this.#whoWithin(wanted);
    return {
      get accountId() {
        return own("account", "uuid", ({ ctx }) => ctx.viewer.accountId);
      },
      get tokenId() {
        return own("token", "uuid", ({ ctx }) => ctx.viewer.tokenId);
      },
      get isSignedIn() {
        return own("signed in", "boolean", ({ ctx }) => ctx.viewer.isSignedIn);
      },
      get isOfNetwork() {
        return role("of network", "boolean", (v) => v.isOfNetwork);
      },
      isAtLeast: (wanted, municipalityId) =>
        `(${isAtLeastInNetwork(wanted)} or ${municipalityId} = any(${role(`in ${wanted}`, "uuid[]", (v) => (wanted === Role.EDITOR ? v.editorOf : v.memberOf))}))`,
      isAtLeastInNetwork,
      get language() {
        return own("language", "text", ({ ctx }) => ctx.language);
      },
      get now() {
        return own("now", "timestamptz", ({ ctx }) => ctx.now());
      },
      get today() {
        return own("today", "date", ({ ctx }) => danishDay(ctx.now()));
      },
      get publicUrl() {
        return own("public url", "text", ({ ctx }) => ctx.publicUrl);
      },
      get ofPeople() {
        return within(TokenScope.CONTACTS_READ);
      },
      within,
      hasScope: (wanted) => own(`has ${wanted}`, "boolean", ({ ctx }) => ctx.viewer.hasScope(wanted)),
    };
  }

  #once(name: string, cast: string, recipe: (run: Run) => unknown): string {
    const known = this.#shared.get(name);
    if (known) return known;
    const made = this.param(cast, recipe);
    this.#shared.set(name, made);
    return made;
  }
}
