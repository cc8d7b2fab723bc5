import { stringify } from "csv-stringify/sync";

export type Cell = string | number | null | undefined;

/**
 * As a Danish Excel opens it by a double click: its separator, its line ends, a byte order mark, and an apostrophe before what
 * it would take for a formula. It begins a new row at any line end outside of quotes, not only at its own.
 */
const form = { delimiter: ";", record_delimiter: "windows", quote_record_delimiter: true, escape_formulas: true } as const;

/** Rows of a table that is sent in pieces; the first piece begins with the byte order mark. */
export const csvRows = (rows: readonly (readonly Cell[])[], { isFirst }: { readonly isFirst: boolean }): string =>
  stringify([...rows], { ...form, bom: isFirst });
