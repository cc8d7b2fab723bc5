import type { FieldNode, GraphQLField } from "graphql";
import { typeTag } from "../db/id";
import type { Emitter } from "./emitter";
import type { ListDefinition, Order } from "./list";
import type { Piece } from "./piece";
import type { Who } from "./writer";

/** One use of a field in a document: its nodes (several where selections were merged) and what the schema says of it. */
export interface FieldUse {
  readonly nodes: readonly FieldNode[];
  readonly definition: GraphQLField<unknown, unknown>;
}

/** Writes a field as SQL over the row that has this alias. */
export type Emit = (row: string, use: FieldUse, e: Emitter) => Piece;

export interface ShapeDefinition {
  /** Null: not a table of its own; read as a part of another row. */
  readonly table: string | null;
  /** SQL that is true for the rows that this reader may see; left out: everybody sees all. */
  readonly visible?: (row: string, who: Who) => string;
  readonly list?: ListDefinition;
}

/**
 * How a type of the graph is read, said once: its table, who may see it, its fields and joins. Lists, nodes, payloads and
 * announcements all read through it; a later feature adds fields to an earlier type's shape.
 */
export class Shape {
  readonly #fields = new Map<string, Emit>();

  constructor(
    readonly type: string,
    readonly definition: ShapeDefinition,
  ) {}

  add(fields: Readonly<Record<string, Emit>>): this {
    for (const [name, emit] of Object.entries(fields)) {
      if (this.#fields.has(name)) throw new Error(`${this.type}.${name} is read in two ways`);
      this.#fields.set(name, emit);
    }
    return this;
  }

  /** A way to order that a later feature knows. */
  addOrder(name: string, order: Order): this {
    this.definition.list?.orders.set(name, order);
    return this;
  }

  get fieldNames(): readonly string[] {
    return [...this.#fields.keys()];
  }

  field(name: string): Emit {
    const emit = this.#fields.get(name);
    if (!emit) throw new Error(`nothing says how ${this.type}.${name} is read`);
    return emit;
  }

  get table(): string {
    if (this.definition.table === null) throw new Error(`${this.type} has no table of its own`);
    return this.definition.table;
  }

  /** The condition under which this reader may see the row; "true" where everybody may. */
  visible(row: string, who: Who): string {
    return this.definition.visible?.(row, who) ?? "true";
  }
}

const shapes = new Map<string, Shape>();

/** Registers how a type is read. */
export function shape(type: string, definition: ShapeDefinition): Shape {
  if (shapes.has(type)) throw new Error(`${type} has two shapes`);
  const made = new Shape(type, definition);
  for (const other of shapes.values()) {
    if (typeTag(other.type) === typeTag(type)) throw new Error(`ids of ${type} and ${other.type} could not be told apart`);
  }
  shapes.set(type, made);
  return made;
}

export const allShapes = (): readonly Shape[] => [...shapes.values()];

export const shapeOf = (type: string): Shape | undefined => shapes.get(type);

/** Reads of the root that the audit is told of, by their arguments: of much at once about people. */
export const auditedReads = new Map<string, (args: Readonly<Record<string, unknown>>) => boolean>();

/** The root: its fields are the entries into the graph, read as parts of no row. */
export const queryShape = shape("Query", { table: null });
