import type { Pool } from "pg";
import { Counter, Gauge, type Registry } from "prom-client";
import type { DataSource } from "typeorm";

/** One statement, as `pg` takes it. With a name it is prepared once on each connection. */
export interface Statement {
  readonly name?: string;
  readonly text: string;
  readonly values: unknown[];
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
    const { rows } = await this.pool.query<Row & object>(statement);
    return rows;
  }

  /** One statement of the hub's own, outside of any command; not counted among the reads. */
  async change<Row>({ text, values }: Statement): Promise<Row[]> {
    const { rows } = await this.pool.query<Row & object>(text, values);
    return rows;
  }

  registerMetrics(registry: Registry): void {
    const reads = () => this.readCount;
    const pool = this.pool;
    new Counter({
      name: "samspil_statements_total",
      help: "Statements that reads sent to the database.",
      registers: [registry],
      collect() {
        this.reset();
        this.inc(reads());
      },
    });
    new Gauge({
      name: "samspil_pool_connections",
      help: "Connections to the database, by what they do.",
      labelNames: ["state"],
      registers: [registry],
      collect() {
        this.set({ state: "busy" }, pool.totalCount - pool.idleCount);
        this.set({ state: "idle" }, pool.idleCount);
        this.set({ state: "waited_for" }, pool.waitingCount);
      },
    });
  }
}
