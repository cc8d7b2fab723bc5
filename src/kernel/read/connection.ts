import type { GraphQLObjectType } from "graphql";
import { Counts } from "./counts";
import type { Emitter } from "./emitter";
import { objectOf, objectTypeNamed, objectTypeOf, type Join } from "./fields";
import { requestError } from "../errors";
import { inTurn } from "./in-turn";
import { cursorSql, decodeKeyset, isGiven, pageSize } from "./keyset";
import { allOf, sentBy, withDefaults, type Filter, type More, type Order, type RowOrder, type Sent } from "./list";
import { finishList, type Piece, type Run } from "./piece";
import type { Emit, FieldUse, Shape } from "./shape";

/**
 * A Relay connection as one sub-select: the page's rows plus one where somebody asks whether there are more; the total
 * only where it is asked for. Rows are found by keyset, so pages stay right while others insert.
 */
export const connection =
  (target: () => Shape, on: Join = () => "true"): Emit =>
  (row, use, e) =>
    new Connection(target(), use, e, (other) => on(other, row, e, use)).piece();

class Connection {
  readonly #args;
  readonly #order: RowOrder;
  readonly #bounded: Order["bounded"];
  readonly #needs: string | undefined;
  /** Of the type too: what follows a contact by name is no place among organisations. */
  readonly #orderName: string;
  readonly #decoded: (run: Run) => ReturnType<typeof decodeKeyset>;
  readonly #filter: Filter;
  readonly #sent: Sent;
  readonly #isBackward: boolean;
  /** Towards greater values, in the direction in which rows are fetched. */
  readonly #isRising: boolean;
  readonly #cursorArgument: "after" | "before";
  readonly #size: string;
  /** One row more than the page, to know whether there are more. */
  readonly #peeks: boolean;
  /** What is counted of all that is found, where more than their number is asked for. */
  readonly #counts: Counts | null;
  /** All rows that are found, where there are counts. */
  readonly #all: string;
  /** Columns of the page's rows, as they are asked for. */
  readonly #columns: string[] = [];
  /** The row that a page's columns are written over, and the page itself. */
  readonly #row: string;
  readonly #page: string;
  #isGathered = false;

  constructor(
    private readonly target: Shape,
    private readonly use: FieldUse,
    private readonly e: Emitter,
    private readonly belongs: (other: string) => string,
  ) {
    const list = target.definition.list;
    if (!list) throw new Error(`${target.type} has no list`);
    this.#args = e.args(use);
    const args = this.#args.value;
    const wished = args["orderBy"] as { field: string; direction: string } | null | undefined;
    const { field, direction } = wished ?? list.defaultOrder;
    const order = list.orders.get(field);
    if (!order) throw new Error(`nothing says how ${target.type} is ordered by ${field}`);
    const filterOf = (values: Readonly<Record<string, unknown>>) => (values["filter"] ?? {}) as Record<string, unknown>;
    this.#filter = { sent: filterOf(args), read: (run: Run) => filterOf(this.#args.read(run)) };
    this.#sent = sentBy(this.#filter, e);
    if (order.needs !== undefined && !isGiven(this.#filter.sent[order.needs])) {
      throw requestError("BAD_USER_INPUT", `The order ${field} goes with \`filter.${order.needs}\` only.`);
    }
    this.#orderName = `${target.type} ${field} ${direction}`;
    this.#isBackward = isGiven(args["last"]);
    this.#cursorArgument = this.#isBackward ? "before" : "after";
    const isLater = isGiven(args[this.#cursorArgument]);
    this.#decoded = (run) => decodeKeyset(this.#args.read(run)[this.#cursorArgument], this.#orderName, order);
    const basis = order.basis && (isLater ? e.param("real[]", (run) => this.#decoded(run)[2]) : order.basis(this.#sent, e));
    this.#order = { type: order.type, cursor: order.cursor, basis, sql: (row) => order.sql(row, this.#sent, e, basis ?? "") };
    this.#bounded = order.bounded;
    this.#needs = order.needs;
    this.#isRising = (direction === "ASC") !== this.#isBackward;
    this.#row = e.alias();
    this.#page = e.alias();
    this.#peeks = e.asksFor(objectTypeOf(use), use.nodes, "pageInfo");
    this.#all = e.alias();
    this.#counts = Object.keys(list.more?.fields ?? {}).some((name) => e.asksFor(this.#type, use.nodes, name)) ? new Counts(e) : null;
    this.#size = e.param("int", (run) => {
      const size = pageSize(this.#args.read(run), use.definition.name);
      if (isLater && !this.#isGathered) this.#decoded(run); // where no row is asked for, nothing else looks at it
      return size;
    });
  }

  piece(): Piece {
    const found = this.e.object(this.#type, this.use.nodes, this.#page, (name) => (_row, use) => this.#field(name, use));
    const size = this.#isGathered ? `from ${this.#rows()}` : `where ${this.#size} >= 0`; // refused also where nothing is fetched
    return { ...found, sql: `(${this.#withAll()}select ${found.sql} ${size})` };
  }

  get #type(): GraphQLObjectType {
    return objectTypeNamed(`${this.target.type}Connection`, this.e);
  }

  /** Whether the page is chosen among all that is found, whose keys are at hand where there are counts. */
  get #isChosenFromAll(): boolean {
    return this.#counts !== null && this.#isGathered && !this.#bounded;
  }

  /** The narrow rows, where they answer all that the filter asks. */
  get #narrow(): More | null {
    const more = this.target.definition.list?.more;
    const keys = Object.entries(this.#filter.sent).filter(([, value]) => isGiven(value));
    return more && keys.every(([key]) => key in more.filters) ? more : null;
  }

  #withAll(): string {
    const more = this.target.definition.list?.more;
    if (this.#counts === null || !more) return "";
    const narrow = this.e.alias();
    if (this.#narrow && !this.#isChosenFromAll) {
      return `with ${this.#counts.counted(narrow, `${more.narrow} ${narrow} where ${allOf(this.#conditions(narrow, undefined, more.filters))}`)} `;
    }
    const other = this.e.alias();
    const place = this.#isChosenFromAll ? `, ${this.#order.sql(other)} place` : "";
    const all = `select ${other}.id${place} from ${this.target.table} ${other} where ${allOf(this.#conditions(other))}`;
    const counted = this.#counts.counted(narrow, `${this.#all} join ${more.narrow} ${narrow} using (id)`);
    return `with ${this.#all} as materialized (${all}), ${counted} `;
  }

  #field(name: string, use: FieldUse): Piece {
    if (name === "nodes") return this.#collected(objectOf(this.target, use, this.#row, this.e));
    if (name === "edges") return this.#collected(this.#edge(use));
    if (name === "totalCount") return { sql: this.#count() };
    if (name === "pageInfo")
      return this.e.object(objectTypeOf(use), use.nodes, this.#page, (part) => () => ({ sql: this.#pageInfo(part) }));
    const more = this.target.definition.list?.more?.fields[name];
    if (!more || this.#counts === null) throw new Error(`nothing says how ${this.target.type}Connection.${name} is read`);
    return more(this.#counts, use, this.e);
  }

  #edge(use: FieldUse): Piece {
    return this.e.object(objectTypeOf(use), use.nodes, this.#row, (part) => (row, node) => {
      return part === "node" ? objectOf(this.target, node, row, this.e) : { sql: cursorSql(this.#orderName, this.#order, row) };
    });
  }

  /** One JSON value of each row of the page, gathered in order. */
  #collected({ sql, finish }: Piece): Piece {
    const finished = finishList(finish);
    return { sql: `coalesce(${this.#gathered("json_agg", sql)}, '[]'::json)`, ...(finished && { finish: finished }) };
  }

  /** Backward pages are fetched from their end, and told from their start. */
  #gathered(aggregate: string, sql: string): string {
    this.#isGathered = true;
    const name = `c${this.#columns.length}`;
    this.#columns.push(`${sql} ${name}`);
    const inOrder = this.#isBackward ? ` order by ${this.#page}.rn desc` : "";
    const ofPage = this.#peeks ? ` filter (where ${this.#page}.rn <= ${this.#size})` : "";
    return `${aggregate}(${this.#page}.${name}${inOrder})${ofPage}`;
  }

  #pageInfo(part: string): string {
    if (part === "startCursor" || part === "endCursor") {
      const cursors = this.#gathered("array_agg", cursorSql(this.#orderName, this.#order, this.#row));
      return part === "startCursor" ? `(${cursors})[1]` : `(${cursors})[least(count(*), ${this.#size})]`;
    }
    return (part === "hasNextPage") === this.#isBackward ? this.#hasRowsBehind() : this.#hasMore();
  }

  /** Whether there are rows beyond the page, in the direction of fetching. */
  #hasMore(): string {
    this.#isGathered = true;
    return `count(*) > ${this.#size}`;
  }

  /** Whether there are rows on the side that the cursor came from. */
  #hasRowsBehind(): string {
    if (!isGiven(this.#args.value[this.#cursorArgument])) return "false";
    const other = this.e.alias();
    const [value, id] = this.#cursor();
    const behind = `(${this.#order.sql(other)}, ${other}.id) ${this.#isRising ? "<=" : ">="} (${value}, ${id})`;
    return `exists (select from ${this.target.table} ${other} where ${allOf([...this.#ordered(other), behind])})`;
  }

  #count(): string {
    if (this.#counts !== null) return this.#counts.all;
    const other = this.e.alias();
    const narrow = this.#narrow;
    return `(select count(*)::int from ${narrow?.narrow ?? this.target.table} ${other} where ${allOf(this.#conditions(other, undefined, narrow?.filters))})`;
  }

  #conditions(other: string, but?: string, filters = this.target.definition.list?.filters): string[] {
    const { list } = this.target.definition;
    const filtered = list ? withDefaults({ ...list, ...(filters && { filters }) }, other, this.#filter, this.e, but) : [];
    return [this.belongs(other), ...filtered, this.target.visible(other, this.e.who)];
  }

  /** Of what is found, that which is ordered: all of it, or what a bounded order chooses from it. */
  #ordered(other: string): string[] {
    const bounded = this.#bounded;
    if (!bounded) return this.#conditions(other);
    const chosen = bounded.tiers.map((tier) => (limit: string) => {
      const one = this.e.alias();
      const where = allOf([tier(one, this.#sent, this.e), ...this.#conditions(one, this.#needs)]);
      return `select ${one}.id from ${this.target.table} ${one} where ${where} limit ${limit}`;
    });
    return [`${other}.id in (${inTurn(chosen, bounded.atMost, this.e)})`];
  }

  #rows(): string {
    const other = this.e.alias();
    // Where all that is found is at hand, the page is chosen among its keys, and only the page's rows are fetched.
    const chosen = this.#isChosenFromAll ? this.#all : null;
    const [row, place, wanted] = chosen ? [chosen, `${chosen}.place`, []] : [other, this.#order.sql(other), this.#ordered(other)];
    if (isGiven(this.#args.value[this.#cursorArgument])) {
      const [value, id] = this.#cursor();
      wanted.push(`(${place}, ${row}.id) ${this.#isRising ? ">" : "<"} (${value}, ${id})`);
    }
    const direction = this.#isRising ? "asc" : "desc";
    const page = `where ${allOf(wanted)} order by ${place} ${direction}, ${row}.id ${direction} limit ${this.#size}${this.#peeks ? " + 1" : ""}`;
    const rows = chosen
      ? `select ${other}.* from (select * from ${chosen} ${page}) ${chosen} join ${this.target.table} ${other} on ${other}.id = ${chosen}.id
        order by ${place} ${direction}, ${row}.id ${direction}`
      : `select ${other}.* from ${this.target.table} ${other} ${page}`;
    const columns = [...(this.#peeks || this.#isBackward ? ["row_number() over () rn"] : []), ...this.#columns];
    return `(select ${columns.join(", ")} from (${rows}) ${this.#row}) ${this.#page}`;
  }

  #cursor(): [value: string, id: string] {
    return [this.e.param(this.#order.type, (run) => this.#decoded(run)[0]), this.e.param("uuid", (run) => this.#decoded(run)[1])];
  }
}
