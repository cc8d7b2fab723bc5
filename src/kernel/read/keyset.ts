import { tagOf } from "../db/id";
import { requestError } from "../errors";
import type { Order, RowOrder } from "./list";

export const defaultPageSize = 20;
export const largestPageSize = 100;

type Values = Readonly<Record<string, unknown>>;

/** How many rows a page of this list has, and from which end; refuses what cannot be meant. */
export function pageSize(args: Values, list: string): number {
  const [first, last] = [args["first"], args["last"]];
  const badPage = (message: string) => badList(list, message);
  if (isGiven(first) && isGiven(last)) throw badPage("Give `first` or `last`, not both.");
  if (isGiven(args["before"]) && !isGiven(last)) throw badPage("`before` goes with `last`; `first` goes with `after`.");
  if (isGiven(args["after"]) && isGiven(last)) throw badPage("`after` goes with `first`; `last` goes with `before`.");
  return sizeWithin(largestPageSize, Number(last ?? first ?? defaultPageSize), list, isGiven(last) ? "last" : "first");
}

const badList = (list: string, message: string) => requestError("BAD_USER_INPUT", `${list}: ${message}`);

/** A size that was asked of a list by this argument; refused outside of 0 to `most`. */
export function sizeWithin(most: number, size: number, list: string, argument: "first" | "last"): number {
  if (size < 0 || size > most) throw badList(list, `\`${argument}\` is 0 to ${most}, not ${size}.`);
  return size;
}

export const isGiven = (value: unknown): boolean => value !== null && value !== undefined;

/** SQL of a row's cursor: base64url of the list's type with the order's name, the row's value in it, its id, and what the order goes by. */
export function cursorSql(orderName: string, order: RowOrder, row: string): string {
  if (order.cursor) return order.cursor.sql(row);
  const parts = [`'${orderName}'`, order.sql(row), `${row}.id`, ...(order.basis === undefined ? [] : [order.basis])];
  return `translate(encode(convert_to(json_build_array(${parts.join(", ")})::text, 'UTF8'), 'base64'), E'+/=\\n', '-_')`;
}

type Decoded = readonly [value: unknown, id: string, basis?: unknown];

/** The value and the id that a cursor of this order holds, and its basis; anything else is refused by name. */
export function decodeKeyset(
  cursor: unknown,
  orderName: string,
  { type, cursor: own, basis }: { readonly type: Order["type"]; readonly cursor?: Order["cursor"]; readonly basis?: unknown },
): Decoded {
  if (own) return own.decode(String(cursor));
  const parts = parsed(String(cursor));
  const [name, value, id, kept] = parts ?? [];
  if (typeof name === "string" && name !== orderName && /^[A-Za-z]+ [A-Z_]+ (ASC|DESC)$/.test(name)) {
    throw requestError("CURSOR_INVALID", `This cursor is of another list or order (${name}); this list is ${orderName}.`);
  }
  const isWhole = basis === undefined ? parts?.length === 3 : parts?.length === 4 && isBasis(kept);
  if (!isWhole || name !== orderName || typeof id !== "string" || tagOf(id) === null || !fits[type](value)) {
    throw requestError("CURSOR_INVALID", "This is no cursor of ours: send one that `pageInfo` or an edge gave, unchanged.");
  }
  return [value, id, kept];
}

const isBasis = (kept: unknown): boolean =>
  Array.isArray(kept) && kept.length <= 20 && kept.every((one) => typeof one === "number" && one >= 0 && one <= 1);

const fits: Readonly<Record<Order["type"], (value: unknown) => boolean>> = {
  text: (value) => typeof value === "string" && !value.includes("\0"),
  bigint: (value) => Number.isSafeInteger(value),
  integer: (value) => Number.isSafeInteger(value) && Math.abs(Number(value)) < 2 ** 31,
  timestamptz: (value) =>
    typeof value === "string" && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?[+-]\d\d:\d\d$/.test(value) && !isNaN(Date.parse(value)),
};

function parsed(cursor: string): unknown[] | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor.slice(0, 2000), "base64url").toString("utf8"));
    return Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}
