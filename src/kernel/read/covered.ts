import { isObjectType, type GraphQLSchema } from "graphql";
import { queryShape, shapeOf } from "./shape";

/** Parts of a connection that every connection has, and that `connection` reads. */
const ofConnections = ["edges", "nodes", "pageInfo", "totalCount"];

/**
 * Every field of a type that has a shape is read by it, and every field that a shape reads is in the schema. A gap would
 * show only when somebody asks for that field, so it is looked for at the start.
 */
export function assertCovered(schema: GraphQLSchema): void {
  const gaps: string[] = [];
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name === queryShape.type) continue;
    const fields = Object.keys(type.getFields());
    const shape = shapeOf(type.name);
    const list = shapeOf(type.name.replace(/Connection$/, ""))?.definition.list;
    if (shape && shape.fieldNames.length > 0) {
      gaps.push(...fields.filter((name) => !shape.fieldNames.includes(name)).map((name) => `nothing reads ${type.name}.${name}`));
      gaps.push(...shape.fieldNames.filter((name) => !fields.includes(name)).map((name) => `the schema has no ${type.name}.${name}`));
    } else if (!shape && type.name.endsWith("Connection")) {
      const known = [...ofConnections, ...Object.keys(list?.more?.fields ?? {})];
      gaps.push(...fields.filter((name) => !known.includes(name)).map((name) => `nothing reads ${type.name}.${name}`));
      if (!list) gaps.push(`${type.name} is a list of what has no list`);
    }
  }
  const entries = Object.keys(schema.getQueryType()?.getFields() ?? {});
  gaps.push(...queryShape.fieldNames.filter((name) => !entries.includes(name)).map((name) => `the schema has no Query.${name}`));
  if (gaps.length > 0) throw new Error(gaps.join("\n"));
}
