import { coerceInputValue, isInputType, type GraphQLSchema } from "graphql";
import { requestError } from "../errors";

/** What came beside the graph, in the query of an address, as an input of the graph: with its enums and its errors. */
export function inputOf(schema: GraphQLSchema, typeName: string, value: unknown): Readonly<Record<string, unknown>> {
  const type = schema.getType(typeName);
  if (!type || !isInputType(type)) throw new Error(`the schema has no input ${typeName}`);
  const wrong: string[] = [];
  JSON.stringify(value, (key: string, member: unknown) => {
    if (typeof member === "string" && member.includes("\0")) wrong.push(`${key}: The character U+0000 cannot be kept: leave it out.`);
    return member;
  });
  const made: unknown = coerceInputValue(value, type, (path, _invalid, { message }) => void wrong.push(`${path.join(".")}: ${message}`));
  if (wrong.length > 0) throw requestError("BAD_USER_INPUT", wrong.slice(0, 5).join(" "), 400);
  return made as Readonly<Record<string, unknown>>;
}
