import type { FieldNode, FragmentDefinitionNode, GraphQLObjectType, GraphQLSchema } from "graphql";
import { collectSubfields } from "graphql/execution/collectFields";
import { type Arguments, type Slot, slotOf } from "./arguments";
import { jsonObject, type Piece } from "./piece";
import type { Emit, FieldUse } from "./shape";
import { Writer } from "./writer";

/** Writes the statement of a selection: what the shapes ask of the document and its arguments. */
export class Emitter extends Writer {
  readonly slots: Slot[] = [];

  constructor(
    readonly schema: GraphQLSchema,
    private readonly fragments: Record<string, FragmentDefinitionNode>,
    private readonly variableValues: Record<string, unknown>,
  ) {
    super();
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
}
