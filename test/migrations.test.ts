import type { DataSource } from "typeorm";
import { MigrationExecutor } from "typeorm";
import { migrations } from "../src/data-source";
import { isUpToDate, migrate } from "../src/migrate";
import type { OpenDatabase } from "../src/open-database";
import { freshAsOwner } from "./support/as-owner";

let open: OpenDatabase;
beforeAll(async () => {
  open = await freshAsOwner();
});
afterAll(() => open.close());

const structure = (source: DataSource): Promise<unknown[]> =>
  source.query(`SELECT table_name, column_name, data_type, is_nullable, column_default FROM information_schema.columns
    WHERE table_schema = 'public' ORDER BY table_name, column_name`);

const names = migrations.map(({ name }) => name);

const newest = async (source: DataSource): Promise<string | undefined> => {
  const [row]: { name: string }[] = await source.query("SELECT name FROM migration ORDER BY id DESC LIMIT 1");
  return row?.name;
};

test("once more is harmless; taken back and done again, the tables are the same", async () => {
  const before = await structure(open.dataSource);
  expect(before.length).toBeGreaterThan(150);

  expect(await migrate(open.dataSource)).toEqual([]);
  for (const name of [...names].reverse()) {
    expect(await newest(open.dataSource)).toBe(name);
    await new MigrationExecutor(open.dataSource).undoLastMigration();
  }
  expect(await isUpToDate(open.dataSource)).toBe(false);
  const left: unknown[] = await open.dataSource.query(
    "SELECT FROM information_schema.tables WHERE table_schema = 'public' AND table_name <> 'migration'",
  );
  expect(left.length).toBe(0);
  expect(await migrate(open.dataSource)).toEqual(names);

  expect(await structure(open.dataSource)).toEqual(before);
  expect(await isUpToDate(open.dataSource)).toBe(true);
});

test("the entities and the tables agree on each column", async () => {
  const columns: { table_name: string; column_name: string; is_nullable: string; udt_name: string }[] = await open.dataSource.query(
    "SELECT table_name, column_name, is_nullable, udt_name FROM information_schema.columns WHERE table_schema = 'public'",
  );
  const types: Record<string, string> = { integer: "int4", "double precision": "float8" };
  const differences = open.dataSource.entityMetadatas.flatMap((entity) =>
    entity.columns.flatMap((column) => {
      const found = columns.find((one) => one.table_name === entity.tableName && one.column_name === column.databaseName);
      const said = String(column.type);
      const wanted = `${column.isArray ? "_" : ""}${types[said] ?? said} ${column.isNullable ? "YES" : "NO"}`;
      const is = found ? `${found.udt_name} ${found.is_nullable}` : "not there";
      return is === wanted ? [] : [`${entity.tableName}.${column.databaseName}: ${is}, said to be ${wanted}`];
    }),
  );
  expect(differences).toEqual([]);
});
