import { initiativeList, initiativeShape } from "../initiatives";
import type { Arguments } from "../kernel/read/arguments";
import type { Emitter } from "../kernel/read/emitter";
import { objectTypeOf } from "../kernel/read/fields";
import { allOf, withDefaults } from "../kernel/read/list";
import { queryShape, shape, type Emit } from "../kernel/read/shape";
import { addressOf, type Form, type Wanted } from "./address";

type Values = Readonly<Record<string, unknown>>;

/** In no table: a filter, and the addresses that carry it. */
shape("Catalogue", { table: null });

const wanted = (args: Values): Wanted => ({ filter: (args["filter"] ?? {}) as Values, title: (args["title"] as string | null) ?? null });

const counted = (args: Arguments, e: Emitter) => {
  const row = e.alias();
  const filter = { sent: wanted(args.value).filter, read: (run: Parameters<Arguments["read"]>[0]) => wanted(args.read(run)).filter };
  const found = [...withDefaults(initiativeList, row, filter, e), initiativeShape.visible(row, e.who)];
  return `(select count(*)::int from initiative ${row} where ${allOf(found)})`;
};

const address = (form: Form) => (args: Arguments, e: Emitter) => e.param("text", (run) => addressOf(run.ctx, form, wanted(args.read(run))));

const fields: Readonly<Record<string, (args: Arguments, e: Emitter) => string>> = {
  initiativeCount: counted,
  htmlUrl: address("html"),
  csvUrl: address("csv"),
  jsonlUrl: address("jsonl"),
  atomUrl: address("atom"),
};

const catalogue: Emit = (row, use, e) => {
  const args = e.args(use);
  return e.object(objectTypeOf(use), use.nodes, row, (name) => () => {
    const sql = fields[name];
    if (!sql) throw new Error(`nothing says how Catalogue.${name} is read`);
    return { sql: sql(args, e) };
  });
};

queryShape.add({ catalogue });
