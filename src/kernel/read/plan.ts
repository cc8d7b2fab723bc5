import { isObjectType, visit, type FieldNode, type GraphQLResolveInfo, type GraphQLSchema, type OperationDefinitionNode } from "graphql";
import { createHash } from "node:crypto";
import type { Ctx } from "../ctx";
import { formOf, valuesOf, type Slot } from "./arguments";
import { Emitter } from "./emitter";
import { finishNullable, type Finish, type Recipe, type Run } from "./piece";
import { Answer } from "./answer";
import type { Emit, FieldUse } from "./shape";

/** The part of GraphQLResolveInfo that a statement is compiled from. */
export type ReadInfo = Pick<GraphQLResolveInfo, "fieldName" | "fieldNodes" | "fragments" | "operation" | "parentType" | "variableValues">;

/** What a read answers whose caller's rights may be others by now. */
const stale = Symbol("stale");

interface Plan {
  readonly text: string;
  /** The same, with the version of everybody's rights in the same snapshot. */
  readonly checkedText: string;
  readonly recipes: readonly Recipe[];
  readonly finish: Finish | undefined;
  /** Prepared under this name from its third use on. */
  name: string | undefined;
  uses: number;
}

/** The plans of one field of one document, where @skip and @include come out one way. */
interface Variant {
  readonly slots: readonly Slot[];
  readonly byForm: Map<string, Plan>;
}

interface Compiled {
  /** Variables that @skip and @include look at. */
  readonly switches: readonly string[];
  readonly variants: Map<string, Map<FieldNode, Variant>>;
}

/** Prepared statements stay in each connection until it ends, so there are at most this many. */
const mostPrepared = 500;
let prepared = 0;

/** A document is sent in a few forms; somebody who sends all combinations of a filter's keys must not fill the memory. */
const mostForms = 50;

/** Compiles a field's selection into one statement, once for each form of its arguments, and runs it. */
export class Reader {
  readonly #compiled = new WeakMap<OperationDefinitionNode, Compiled>();

  constructor(readonly schema: GraphQLSchema) {}

  /** What the field that is being resolved answers. */
  field(ctx: Ctx, info: ReadInfo, emit: Emit, root?: Run["root"]): Promise<Answer | null> {
    const type = this.schema.getType(info.parentType.name);
    const definition = isObjectType(type) ? type.getFields()[info.fieldName] : undefined;
    if (!definition) throw new Error(`the schema has no ${info.parentType.name}.${info.fieldName}`);
    return this.read(ctx, info, { nodes: info.fieldNodes, definition }, emit, root);
  }

  /** What a field answers: JSON as the reader gets it, or null. */
  async read(ctx: Ctx, info: ReadInfo, use: FieldUse, emit: Emit, root: Run["root"] = {}): Promise<Answer | null> {
    const answer = await this.#readAs(ctx, info, use, emit, root);
    // Somebody's rights have changed since the caller's were read: as they are now, then.
    return answer === stale ? this.read(await ctx.renewed(), info, use, emit, root) : answer;
  }

  /** The caller's rights are parameters. Where they were read earlier, the statement says itself whether they still hold. */
  async #readAs(ctx: Ctx, info: ReadInfo, use: FieldUse, emit: Emit, root: Run["root"]): Promise<Answer | typeof stale | null> {
    const { plan, args } = this.#planFor(info, use, emit);
    const run: Run = { ctx, args, root, pending: [] };
    if (++plan.uses === 3 && prepared < mostPrepared) {
      prepared++;
      plan.name = `r${createHash("sha256").update(plan.text).digest("hex").slice(0, 32)}`;
    }
    const values = plan.recipes.map((recipe) => recipe(run));
    const isChecked = ctx.accessVersion !== null;
    const [row] = await ctx.db.read<{ json: string | null; version?: string }>({
      text: isChecked ? plan.checkedText : plan.text,
      values,
      ...(plan.name !== undefined && { name: isChecked ? `${plan.name}c` : plan.name }),
    });
    if (isChecked && row?.version !== ctx.accessVersion) return stale;
    const json = row?.json ?? null;
    if (json === null) return null;
    if (!plan.finish) return Answer.ofText(json);
    const value = plan.finish(JSON.parse(json), run);
    await Promise.all(run.pending);
    return value === null ? null : Answer.ofValue(value);
  }

  #planFor(info: ReadInfo, use: FieldUse, emit: Emit): { plan: Plan; args: Record<string, unknown>[] } {
    const { variableValues } = info;
    const compiled = this.#compiledFor(info);
    const switches = compiled.switches.map((name) => String(variableValues[name])).join();
    const variants = compiled.variants.get(switches) ?? new Map<FieldNode, Variant>();
    compiled.variants.set(switches, variants);
    const [node] = use.nodes;
    if (!node) throw new Error(`${use.definition.name} is used nowhere`);
    const known = variants.get(node);
    if (known) {
      const args = known.slots.map((slot) => valuesOf(slot, variableValues));
      const plan = known.byForm.get(known.slots.map((slot, i) => formOf(slot, args[i] ?? {})).join("|"));
      if (plan) return { plan, args };
    }
    const { plan, slots } = compile(this.schema, info, use, emit);
    const variant = known ?? { slots, byForm: new Map<string, Plan>() };
    variants.set(node, variant);
    const args = slots.map((slot) => valuesOf(slot, variableValues));
    if (variant.byForm.size >= mostForms) variant.byForm.clear();
    variant.byForm.set(slots.map((slot, i) => formOf(slot, args[i] ?? {})).join("|"), plan);
    return { plan, args };
  }

  #compiledFor(info: ReadInfo): Compiled {
    const known = this.#compiled.get(info.operation);
    if (known) return known;
    const switches = new Set<string>();
    for (const root of [info.operation, ...Object.values(info.fragments)]) {
      visit(root, {
        Directive: ({ name, arguments: given }) => {
          if (name.value !== "skip" && name.value !== "include") return;
          for (const { value } of given ?? []) if (value.kind === "Variable") switches.add(value.name.value);
        },
      });
    }
    const made = { switches: [...switches], variants: new Map<string, Map<FieldNode, Variant>>() };
    this.#compiled.set(info.operation, made);
    return made;
  }
}

function compile(schema: GraphQLSchema, info: ReadInfo, use: FieldUse, emit: Emit): { plan: Plan; slots: readonly Slot[] } {
  const e = new Emitter(schema, info.fragments, info.variableValues);
  const { sql, finish } = emit("", use, e);
  const text = `select (${sql})::text json`;
  const plan: Plan = {
    text: e.whole(text),
    checkedText: e.whole(`${text}, (select version from access_version) "version"`),
    recipes: e.recipes,
    finish: finishNullable(finish),
    name: undefined,
    uses: 0,
  };
  return { plan, slots: e.slots };
}
