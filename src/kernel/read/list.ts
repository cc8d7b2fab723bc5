import type { Counts } from "./counts";
import type { Emitter } from "./emitter";
import type { Piece, Run } from "./piece";
import type { FieldUse } from "./shape";
import type { Writer } from "./writer";

/**
 * One key of a filter as SQL. `value` gives the placeholder of what the reader sent, cast to an SQL type; `encode` turns
 * it into what the database compares with.
 */
export type FilterEmit = (
  row: string,
  value: (cast: string, encode?: (sent: unknown) => unknown) => string,
  w: Writer,
  inner: Filter,
) => string;

type Values = Readonly<Record<string, unknown>>;

/** A filter as it was sent when the statement was written (which keys it has), and how it is read when it runs. */
export interface Filter {
  readonly sent: Values;
  readonly read: (run: Run) => Values;
}

/** What the reader sent under a key of the list's filter, as a placeholder; see FilterEmit. */
export type Sent = (key: string, cast: string, encode?: (sent: unknown) => unknown) => string;

/** One column that a list can be ordered by; the id always comes after it. */
export interface Order {
  readonly sql: (row: string, sent: Sent, w: Writer, basis: string) => string;
  /**
   * What the order goes by that changes when others write, such as how common a word is: SQL of an array of real. Cursors hold it, so that
   * all pages of a list are ordered alike.
   */
  readonly basis?: (sent: Sent, w: Writer) => string;
  /**
   * Where the order is too dear to be computed for all that is found: conditions that each choose some of it, those which stand first
   * before the others, of which only `atMost` are ordered at all; a later one is asked where those before it have found fewer.
   */
  readonly bounded?: { readonly atMost: number; readonly tiers: readonly ((row: string, sent: Sent, w: Writer) => string)[] };
  /** The key of the filter without which the order means nothing; of what a bounded order chooses, it holds. */
  readonly needs?: string;
  /** SQL type of the column: a cursor's value is cast to it. */
  readonly type: "text" | "integer" | "bigint" | "timestamptz";
  /** Where the cursors of this order are others than those of all lists: SQL that writes one, and what one stands for. */
  readonly cursor?: { readonly sql: (row: string) => string; readonly decode: (cursor: string) => readonly [value: unknown, id: string] };
}

/** An order of one list of a document: what it needs of the filter is at hand. */
export interface RowOrder extends Pick<Order, "type" | "cursor"> {
  readonly sql: (row: string) => string;
  /** SQL of what the order goes by: of now, or as the cursor holds it. */
  readonly basis?: string;
}

/** What a connection tells of all that is found, beside its total. */
export interface More {
  /**
   * Rows with the ids of the type's own that are quick to read: they have the columns that are counted by, none of them null, those that
   * `visible` and lists of other types look at, and whatever `filters` do.
   */
  readonly narrow: string;
  /** How these rows are found by themselves. Where a filter has another key, the type's own rows are looked at first. */
  readonly filters: Readonly<Record<string, FilterEmit>>;
  readonly fields: Readonly<Record<string, (counts: Counts, use: FieldUse, e: Emitter) => Piece>>;
}

export interface ListDefinition {
  readonly filters?: Readonly<Record<string, FilterEmit>>;
  /** By the words of the type's order enum. */
  readonly orders: Map<string, Order>;
  readonly defaultOrder: { readonly field: string; readonly direction: "ASC" | "DESC" };
  /** What a list leaves out unless the filter says otherwise, such as drafts. */
  readonly unless?: (row: string, filtered: (key: string) => boolean) => string | undefined;
  readonly more?: More;
}

/** What a list finds without being asked, before the filter's own conditions. */
export const withDefaults = (list: ListDefinition, row: string, filter: Filter, w: Writer, but?: string): string[] => {
  const isSent = (key: string) => filter.sent[key] !== null && filter.sent[key] !== undefined;
  const more = list.unless?.(row, isSent);
  return [...conditions(list, row, filter, w, but), ...(more === undefined ? [] : [more])];
};

export const orders = (named: Readonly<Record<string, Order>>): Map<string, Order> => new Map(Object.entries(named));

const asItIs = (sent: unknown): unknown => sent;

/** The same value of one filter is one parameter, however often the statement looks at it. */
export const sentBy =
  (filter: Filter, w: Writer): Sent =>
  (key, cast, encode = asItIs) =>
    w.sent(filter, key, cast, encode, (run) => encode(filter.read(run)[key]));

/** The conditions that a filter's present keys make, but for one. An absent key makes none: a condition that is always true costs a plan. */
export function conditions(list: ListDefinition, row: string, filter: Filter, w: Writer, but?: string): string[] {
  const { sent, read } = filter;
  const value = sentBy(filter, w);
  const present = Object.keys(sent).filter((key) => key !== but && sent[key] !== null && sent[key] !== undefined);
  return present.map((key) => {
    const emit = list.filters?.[key];
    if (!emit) throw new Error(`nothing says how to filter by ${key}`);
    return emit(row, (cast, encode) => value(key, cast, encode), w, {
      sent: sent[key] as Values,
      read: (run) => read(run)[key] as Values,
    });
  });
}

/** `LIKE` pattern of a part of a text: what the reader typed counts letter by letter. */
export const containing = (sent: unknown): string => `%${String(sent).replace(/[\\%_]/g, "\\$&")}%`;

export const isOneOf =
  (column: string, cast = "text[]"): FilterEmit =>
  (row, value) =>
    `${row}.${column} = any(${value(cast)})`;

export const allOf = (conditionsMade: readonly string[]): string => {
  const some = conditionsMade.filter((sql) => sql !== "true");
  return some.length === 0 ? "true" : some.map((sql) => `(${sql})`).join(" and ");
};
