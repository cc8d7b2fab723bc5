// For TypeORM's own command line: npx typeorm -d dist/ormconfig.js …
import { readConfig } from "./src/config";
import { createDataSource } from "./src/data-source";

const {
  DATABASE_URL: url,
  DATABASE_POOL: poolSize,
  DATABASE_WAIT_MS: waitMs,
  STATEMENT_TIMEOUT_MS: statementTimeoutMs,
} = readConfig(process.env);
export default createDataSource({ url: url ?? "postgres://127.0.0.1/samspil", poolSize, waitMs, statementTimeoutMs });
