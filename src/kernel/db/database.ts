import type { Pool } from "pg";
import type { DataSource } from "typeorm";

/** One statement, as `pg` takes it. With a name it is prepared once on each connection. */
export interface Statement {
  readonly name?: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

/** The one way to the database: reads go straight to the pool, changes through `transact`. */
export class Database {
  /** Statements sent by reads since the start; tests assert its differences. */
  readCount = 0;

  constructor(
    readonly dataSource: DataSource,
    private readonly pool: Pool,
  ) {}

  async read<Row>(statement: Statement): Promise<Row[]> {
    this.readCount++;
    const result = await this.pool.query({ ...statement, values: [...statement.values] });
    return result.rows as Row[];
  }
}
