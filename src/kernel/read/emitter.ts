import type { FieldNode, FragmentDefinitionNode, GraphQLObjectType, GraphQLSchema } from "graphql";
import { collectSubfields } from "graphql/execution/collectFields";
import { danishDay } from "../clock";
import { Role, type Viewer } from "../viewer";
import { type Arguments, type Slot, slotOf } from "./arguments";
import { jsonObject, type Piece, type Recipe, type Run } from "./piece";
import type { Emit, FieldUse } from "./shape";

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

/** Writes one statement: gathers its parameters and arguments while the shapes write its text. */
export class Emitter {
  readonly recipes: Recipe[] = [];
  readonly slots: Slot[] = [];
  readonly #shared = new Map<string, string>();
  #aliases = 0;

  constructor(
    readonly schema: GraphQLSchema,
    private readonly fragments: Record<string, FragmentDefinitionNode>,
    private readonly variableValues: Record<string, unknown>,
  ) {}

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

  args(use: FieldUse): Arguments {
    const index = this.slots.length;
    const slot = slotOf(use, this.variableValues);
    this.slots.push(slot);
    return {
      value: slot.value,
      read: (run) => run.args[index] ?? {},
      param: (name, cast) => this.param(cast, (run) => run.args[index]?.[name]),
    };
  }

  /** The selected fields of an object type, over one row. */
  object(type: GraphQLObjectType, nodes: readonly FieldNode[], row: string, emitOf: (name: string) => Emit): Piece {
    const selected = collectSubfields(this.schema, this.fragments, this.variableValues, type, nodes);
    return jsonObject(
      [...selected].map(([key, uses]) => {
        const name = uses[0]?.name.value ?? "";
        if (name === "__typename") return [key, { sql: `'${type.name}'::text` }] as const;
        const definition = type.getFields()[name];
        if (!definition) throw new Error(`${type.name} has no field ${name}`);
        return [key, emitOf(name)(row, { nodes: uses, definition }, this)] as const;
      }),
    );
  }

  asksFor(type: GraphQLObjectType, nodes: readonly FieldNode[], name: string): boolean {
    const selected = collectSubfields(this.schema, this.fragments, this.variableValues, type, nodes);
    return [...selected.values()].some(([use]) => use?.name.value === name);
  }

  readonly who: Who = ((e: Emitter): Who => {
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
