import { writeFileSync } from "node:fs";
import { lexicographicSortSchema, printSchema } from "graphql";
import { createSchema } from "./schema";

/** npm run schema:emit: writes schema/schema.graphql, sorted, from the code. */
writeFileSync("schema/schema.graphql", `${printSchema(lexicographicSortSchema(createSchema()))}\n`);
