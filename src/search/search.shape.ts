import type { Arguments } from "../kernel/read/arguments";
import type { Emitter } from "../kernel/read/emitter";
import { anything, objectTypeNamed, objectTypeOf } from "../kernel/read/fields";
import { mostOfTier, partOf, planFrom, rankOf } from "../kernel/read/found-by-words";
import { inTurn } from "../kernel/read/in-turn";
import { cursorSql, decodeKeyset, isGiven, pageSize } from "../kernel/read/keyset";
import { allOf, withDefaults, type RowOrder } from "../kernel/read/list";
import { finishList, type Piece, type Run } from "../kernel/read/piece";
import { queryShape, shape, type Emit, type FieldUse } from "../kernel/read/shape";
import { tokensJson } from "../kernel/text/tokens";
import { highlightOf, type Texts } from "./highlight";
import { searched, type Searched } from "./searched";

/** Where fewer have all of the words, those that have some of them are added. */
const enough = 10;

const order = { sql: (row: string) => `${row}.rank`, type: "integer" } as const;
const orderName = "Search RELEVANCE DESC";
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
function ranked({ shape: target, words }: Searched, ids: string, plan: string, weights: string, e: Emitter): string {
  const row = e.alias();
  const isLiteral = `${partOf(plan, "suggestion")} is not null and ${words(row)} @@ ${partOf(plan, "literal")}`;
  return `select ${row}.id, ${rankOf(words(row), plan, weights)} "rank", ${isLiteral} is_literal from ${target.table} ${row} where ${row}.id in (${ids})`;
}

const search: Emit = (_row, use, e) => {
  const args = e.args(use);
  const plan = planFrom(
    e.param("jsonb", (run) => tokensJson(args.read(run)["query"])),
    e,
  );
  const types = e.param("text[]", (run) => args.read(run)["types"] ?? null);
  const size = e.param("int", (run) => pageSize(args.read(run), use.definition.name));
  // As the page before went by them, whatever was published meanwhile.
  const kept = isGiven(args.value["after"]) ? e.param("real[]", (run) => decodedOf(args, run)[2]) : null;
  const weights = kept ?? partOf(plan, "weights");
  const basis = kept ?? `${weights} || (select takes_more::int::real from basis)`;
  const takesMore = kept ? `(${kept})[array_upper(${kept}, 1)] = 1 takes_more` : `count(*) < ${enough} takes_more from every_word`;
  const everyWord = searched.map((one) => {
    const ids = one.tiers.map((tier) => (limit: string) => candidates(one, (row) => tier(row, plan), limit, types, e));
    return ranked(one, inTurn(ids, mostOfTier, e), plan, weights, e);
  });
  const more = `(select case when takes_more then ${mostOfTier} else 0 end from basis)`;
  const someWords = searched.map((one) =>
    ranked(
      one,
      candidates(one, (row) => one.hasSome(row, plan), more, types, e),
      plan,
      weights,
      e,
    ),
  );
  const { sql, finish } = connectionOf(use, e, plan, basis, size, args);
  return {
    sql: `(with every_word as materialized (${everyWord.join(" union all ")}),
      basis as materialized (select ${takesMore}),
      found as materialized (select * from every_word union ${someWords.join(" union ")}),
      page as materialized (select h.id, h.rank, row_number() over (order by h.rank desc, h.id desc) rn from found h
        where ${after(args, e)} order by h.rank desc, h.id desc limit ${size} + 1)
      select ${sql})`,
    ...(finish && { finish }),
  };
};

const decodedOf = (args: Arguments, run: Run) => decodeKeyset(args.read(run)["after"], orderName, { ...order, basis: "kept" });

function after(args: Arguments, e: Emitter): string {
  if (!isGiven(args.value["after"])) return "true";
  const [rank, id] = [e.param("integer", (run) => decodedOf(args, run)[0]), e.param("uuid", (run) => decodedOf(args, run)[1])];
  return `(h.rank, h.id) < (${rank}, ${id})`;
}

function connectionOf(use: FieldUse, e: Emitter, plan: string, basis: string, size: string, args: Arguments): Piece {
  const inOrder: RowOrder = { ...order, basis };
  const ofPage = (aggregate: string) => `(select ${aggregate} from page h where h.rn <= ${size})`;
  const gathered = ({ sql, finish }: Piece): Piece => {
    const each = finishList(finish);
    return { sql: `coalesce(${ofPage(`json_agg(${sql} order by h.rn)`)}, '[]'::json)`, ...(each && { finish: each }) };
  };
  const cursors = `array_agg(${cursorSql(orderName, inOrder, "h")} order by h.rn)`;
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
          if (name === "cursor") return { sql: cursorSql(orderName, inOrder, row) };
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
