import type { Arguments } from "../kernel/read/arguments";
import type { Emitter } from "../kernel/read/emitter";
import { anything, objectTypeNamed, objectTypeOf } from "../kernel/read/fields";
import { mostOfTier, partOf, planFrom, rankOf } from "../kernel/read/found-by-words";
import { inTurn } from "../kernel/read/in-turn";
import { cursorSql, decodeKeyset, pageSize } from "../kernel/read/keyset";
import { allOf, withDefaults, type RowOrder } from "../kernel/read/list";
import { finishList, type Piece } from "../kernel/read/piece";
import { queryShape, shape, type Emit, type FieldUse } from "../kernel/read/shape";
import { tokensJson } from "../kernel/text/tokens";
import { highlightOf, type Texts } from "./highlight";
import { searched, type Searched } from "./searched";

/** Where fewer have all of the words, those that have some of them are added. */
const enough = 10;

const order: RowOrder = { sql: (row) => `${row}.rank`, type: "integer" };
const orderName = "RELEVANCE DESC";
const noFilter = { sent: {}, read: () => ({}) };

/** Rows of a type that the lists show to this reader, of which the condition holds: their ids. */
function candidates(
  { type, shape: target }: Searched,
  condition: (row: string) => string,
  limit: string,
  types: string,
  e: Emitter,
): string {
  const row = e.alias();
  const { list } = target.definition;
  const where = allOf([
    `${types} is null or '${type}' = any(${types})`,
    condition(row),
    ...(list ? withDefaults(list, row, noFilter, e) : []),
    target.visible(row, e.who),
  ]);
  return `select ${row}.id from ${target.table} ${row} where ${where} limit ${limit}`;
}

/** The ids of a type with their ranks, and where something was corrected, whether they have what was typed as it was typed. */
function ranked({ shape: target, words }: Searched, ids: string, plan: string, e: Emitter): string {
  const row = e.alias();
  const isLiteral = `${partOf(plan, "suggestion")} is not null and ${words(row)} @@ ${partOf(plan, "literal")}`;
  return `select ${row}.id, ${rankOf(words(row), plan)} "rank", ${isLiteral} is_literal from ${target.table} ${row} where ${row}.id in (${ids})`;
}

const search: Emit = (_row, use, e) => {
  const args = e.args(use);
  const plan = planFrom(
    e.param("jsonb", (run) => tokensJson(args.read(run)["query"])),
    e,
  );
  const types = e.param("text[]", (run) => args.read(run)["types"] ?? null);
  const size = e.param("int", (run) => pageSize(args.read(run)));
  const everyWord = searched.map((one) => {
    const ids = one.tiers.map((tier) => (limit: string) => candidates(one, (row) => tier(row, plan), limit, types, e));
    return ranked(one, inTurn(ids, mostOfTier, e), plan, e);
  });
  const more = `(select case when count(*) < ${enough} then ${mostOfTier} else 0 end from every_word)`;
  const someWords = searched.map((one) =>
    ranked(
      one,
      candidates(one, (row) => one.hasSome(row, plan), more, types, e),
      plan,
      e,
    ),
  );
  const { sql, finish } = connectionOf(use, e, plan, size, args);
  return {
    sql: `(with every_word as materialized (${everyWord.join(" union all ")}),
      found as materialized (select * from every_word union ${someWords.join(" union ")}),
      page as materialized (select h.id, h.rank, row_number() over (order by h.rank desc, h.id desc) rn from found h
        where ${after(args, e)} order by h.rank desc, h.id desc limit ${size} + 1)
      select ${sql})`,
    ...(finish && { finish }),
  };
};

function after(args: Arguments, e: Emitter): string {
  const given = args.value["after"];
  if (given === null || given === undefined) return "true";
  const decoded = (part: 0 | 1) => (run: Parameters<Arguments["read"]>[0]) => decodeKeyset(args.read(run)["after"], orderName, order)[part];
  return `(h.rank, h.id) < (${e.param("integer", decoded(0))}, ${e.param("uuid", decoded(1))})`;
}

function connectionOf(use: FieldUse, e: Emitter, plan: string, size: string, args: Arguments): Piece {
  const ofPage = (aggregate: string) => `(select ${aggregate} from page h where h.rn <= ${size})`;
  const gathered = ({ sql, finish }: Piece): Piece => {
    const each = finishList(finish);
    return { sql: `coalesce(${ofPage(`json_agg(${sql} order by h.rn)`)}, '[]'::json)`, ...(each && { finish: each }) };
  };
  const cursors = `array_agg(${cursorSql(orderName, order, "h")} order by h.rn)`;
  const pageInfo: Readonly<Record<string, string>> = {
    hasNextPage: `(select count(*) > ${size} from page)`,
    hasPreviousPage: typeof args.value["after"] === "string" ? "true" : "false",
    startCursor: ofPage(`(${cursors})[1]`),
    endCursor: ofPage(`(${cursors})[count(*)]`),
  };
  const parts: Readonly<Record<string, Emit>> = {
    nodes: (_row, node) => gathered(anything("h.id", node, e)),
    edges: (_row, edge) =>
      gathered(
        e.object(objectTypeOf(edge), edge.nodes, "h", (name) => (row, part) => {
          if (name === "cursor") return { sql: cursorSql(orderName, order, row) };
          return name === "node" ? anything(`${row}.id`, part, e) : highlight(row, plan, e);
        }),
      ),
    pageInfo: (_row, part) => e.object(objectTypeOf(part), part.nodes, "h", (name) => () => ({ sql: pageInfo[name] ?? "null" })),
    didYouMean: () => ({ sql: `case when not exists (select from found where is_literal) then ${partOf(plan, "suggestion")} end` }),
  };
  return e.object(objectTypeNamed("SearchConnection", e), use.nodes, "h", (name) => {
    const part = parts[name];
    if (!part) throw new Error(`nothing says how SearchConnection.${name} is read`);
    return part;
  });
}

/** The texts of whatever was found, and the words to mark in them. */
function highlight(row: string, plan: string, e: Emitter): Piece {
  const ofType = searched.map(({ shape: target, texts }) => {
    const x = e.alias();
    const { plain, markdown } = texts(x);
    const json = (parts: readonly string[]) => `json_build_array(${parts.join(", ")})`;
    return `(select json_build_object('plain', ${json(plain)}, 'markdown', ${json(markdown)},
      'marks', search_marks(left(concat_ws(' ', ${[...plain, ...markdown].join(", ")}), 20000), ${partOf(plan, "plan")}))
      from ${target.table} ${x} where ${x}.id = ${row}.id)`;
  });
  return { sql: `coalesce(${ofType.join(", ")})`, finish: (value) => highlightOf(value as Texts) };
}

const ofSearch: Emit = () => {
  throw new Error("a SearchConnection is read by Query.search only");
};

/** In no table. Registered so that a field of it that nothing reads is seen at the start. */
shape("SearchConnection", { table: null }).add({ nodes: ofSearch, edges: ofSearch, pageInfo: ofSearch, didYouMean: ofSearch });

queryShape.add({ search });
