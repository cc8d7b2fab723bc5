// Part of npm run check: every field, argument, mutation, subscription and key of a filter has its line in schema/rights.txt.
import { readFileSync } from "node:fs";
import { buildSchema, isInputObjectType, isInterfaceType, isObjectType } from "graphql";

const schema = buildSchema(readFileSync("schema/schema.graphql", "utf8"));
const known = new Set(
  readFileSync("schema/rights.txt", "utf8")
    .split("\n")
    .filter((line) => !line.startsWith("#"))
    .map((line) => line.split(/[ :]/, 1)[0]),
);
const wanted = Object.values(schema.getTypeMap()).flatMap((type) => {
  if (type.name.startsWith("__")) return [];
  if (isInputObjectType(type))
    return type.name.endsWith("Filter") ? Object.keys(type.getFields()).map((key) => `${type.name}.${key}`) : [type.name];
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  return Object.values(type.getFields()).flatMap((field) => [
    `${type.name}.${field.name}`,
    ...(isObjectType(type) ? field.args.map((argument) => `${type.name}.${field.name}(${argument.name})`) : []),
  ]);
});
const missing = wanted.filter((name) => !known.has(name));
const gone = [...known].filter((name) => name !== "" && !wanted.includes(name));
if (missing.length > 0) console.error(`Nobody has said who sees these; look at them with npm run rights:emit:\n${missing.join("\n")}`);
if (gone.length > 0)
  console.error(`These are in schema/rights.txt and not in the graph any more; npm run rights:emit:\n${gone.join("\n")}`);
process.exitCode = missing.length + gone.length === 0 ? 0 : 1;
