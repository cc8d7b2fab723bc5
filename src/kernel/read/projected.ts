import { isObjectType, type GraphQLSchema } from "graphql";
import { collectSubfields } from "graphql/execution/collectFields";
import { Answer } from "./answer";
import type { ReadInfo } from "./plan";

/** The selected fields of a small object that is in no table, such as a checkpoint. */
export function projected(schema: GraphQLSchema, info: ReadInfo, typeName: string, values: Readonly<Record<string, unknown>>): Answer {
  const type = schema.getType(typeName);
  if (!isObjectType(type)) throw new Error(`the schema has no object type ${typeName}`);
  const selected = collectSubfields(schema, info.fragments, info.variableValues, type, info.fieldNodes);
  const members = [...selected].map(([key, [use]]) => [key, use?.name.value === "__typename" ? typeName : values[use?.name.value ?? ""]]);
  return Answer.ofValue(Object.fromEntries(members));
}
