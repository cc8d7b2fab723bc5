// PostGraphile as its documentation says for production: pool, prepared statements, no explain, no explorer, no watching.
import "./node-20.mjs";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { grafserv } from "grafserv/node";
import pg from "pg";
import { postgraphile } from "postgraphile";
import { makePgService } from "postgraphile/adaptors/pg";
import { PostGraphileAmberPreset } from "postgraphile/presets/amber";
import { addPgTableOrderBy, orderByAscDesc } from "postgraphile/utils";

const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
await client.connect();
await client.query(readFileSync(new URL("postgraphile.sql", import.meta.url), "utf8"));
await client.end();

/** The order that the table has its index for; in a function over the row, the index would not be seen. */
const newest = addPgTableOrderBy({ schemaName: "public", tableName: "initiative" }, ({ sql, dataplanPg: { TYPES } }) =>
  orderByAscDesc("NEWEST", ({ alias }) => ({
    fragment: sql`coalesce(${alias}.published_at, ${alias}.created_at)`,
    codec: TYPES.timestamptz,
  })),
);

const pgl = postgraphile({
  extends: [PostGraphileAmberPreset],
  plugins: [newest],
  // Lists are ordered by columns that stand second in an index, too.
  disablePlugins: ["PgIndexBehaviorsPlugin"],
  pgServices: [makePgService({ connectionString: process.env.DATABASE_URL, schemas: ["public", "peer"], poolConfig: { max: 10 } })],
  grafserv: { graphiql: false, websockets: false, watch: false },
  grafast: { explain: false },
});
const server = createServer();
server.on("error", (error) => console.error(error));
await pgl.createServ(grafserv).addTo(server);
server.listen(Number(process.env.PORT), "127.0.0.1");
process.on("SIGTERM", () => process.exit(0));
