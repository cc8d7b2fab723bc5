import type { Emitter } from "./emitter";

/** How many of all that is found have each value of the columns that somebody asks for; the rows are looked at once. */
export class Counts {
  readonly #name: string;
  readonly #columns = new Set<string>();

  constructor(e: Emitter) {
    this.#name = e.alias();
  }

  /** Each value of a column that is never null, and how many have it: `n`. */
  by(column: string): string {
    this.#columns.add(column);
    return `(select ${column}, n from ${this.#name} where ${column} is not null)`;
  }

  get all(): string {
    return `(select n from ${this.#name} where is_all)`;
  }

  /** The common row set that these look at; written when all of them are. `from`: the rows that are found, as `row`. */
  counted(row: string, from: string): string {
    const columns = [...this.#columns];
    const own = columns.map((column) => `${row}.${column}`);
    const isAll = own.length === 0 ? "true" : `grouping(${own.join(", ")}) = ${2 ** own.length - 1}`;
    const sets = ["()", ...own.map((column) => `(${column})`)];
    const told = [...own, "count(*)::int n", `${isAll} is_all`];
    return `${this.#name} as materialized (select ${told.join(", ")} from ${from} group by grouping sets (${sets.join(", ")}))`;
  }
}
