import {
  getArgumentValues,
  getNullableType,
  isEnumType,
  isInputObjectType,
  type FieldNode,
  type GraphQLField,
  type GraphQLInputType,
  type ValueNode,
} from "graphql";
import type { Run } from "./piece";
import type { FieldUse } from "./shape";

type Values = Readonly<Record<string, unknown>>;

/** The arguments of one field of a statement: what they were when it was written, and how they are read when it runs. */
export interface Arguments {
  /** For decisions on the text of the statement: which keys are there, and the words of enums. Nothing else is the same each time. */
  readonly value: Values;
  readonly read: (run: Run) => Values;
  readonly param: (name: string, cast: string) => string;
}

/** One field that takes arguments. Without variables they are the same each time, and are coerced once. */
export interface Slot {
  readonly definition: GraphQLField<unknown, unknown>;
  readonly node: FieldNode;
  readonly isFixed: boolean;
  readonly value: Values;
}

export function slotOf({ definition, nodes }: FieldUse, variableValues: Record<string, unknown>): Slot {
  const [node] = nodes;
  if (!node) throw new Error(`${definition.name} is used nowhere`);
  const isFixed = !(node.arguments ?? []).some((argument) => hasVariable(argument.value));
  return { definition, node, isFixed, value: getArgumentValues(definition, node, variableValues) };
}

export const valuesOf = (slot: Slot, variableValues: Record<string, unknown>): Values =>
  slot.isFixed ? slot.value : getArgumentValues(slot.definition, slot.node, variableValues);

/** What of the arguments decides the statement's text: two requests of the same form share it. */
export const formOf = (slot: Slot, values: Values): string =>
  slot.isFixed ? "" : slot.definition.args.map((argument) => formOfValue(values[argument.name], argument.type)).join(",");

function formOfValue(value: unknown, type: GraphQLInputType): string {
  if (value === null || value === undefined) return "";
  const named = getNullableType(type);
  if (isEnumType(named)) return String(value);
  if (!isInputObjectType(named)) return "+";
  const fields = Object.values(named.getFields());
  return `{${fields.map((field) => formOfValue((value as Values)[field.name], field.type)).join(",")}}`;
}

function hasVariable(value: ValueNode): boolean {
  if (value.kind === "Variable") return true;
  if (value.kind === "ListValue") return value.values.some(hasVariable);
  return value.kind === "ObjectValue" && value.fields.some((field) => hasVariable(field.value));
}
