import type { Ctx } from "../kernel/ctx";
import type { Database } from "../kernel/db/database";

const known = new WeakMap<Database, ReadonlyMap<string, string>>();

/** Official codes by id. They never change, and there are 98: read once, and again where somebody asks for one that is not there. */
export async function municipalityCodes({ db }: Ctx, ids: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
  const codes = known.get(db);
  if (codes && ids.every((id) => id === null || codes.has(id))) return codes;
  const rows = await db.read<{ id: string; code: string }>({ text: "select id, code from municipality", values: [] });
  const read = new Map(rows.map(({ id, code }) => [id, code]));
  known.set(db, read);
  return read;
}
