/** Why the hub keeps a column about a person, and for how long: what an export must hold and an erasure must clear. */
export interface PersonalColumn {
  readonly table: string;
  readonly column: string;
  readonly purpose: string;
  /** Proposed. The municipalities that answer for the data have the last word. */
  readonly basis: string;
  readonly retention: string;
}

/** A part of what somebody is told of themselves. */
export interface PersonalSection {
  readonly name: string;
  /** One JSON value for each row, in a column `row`. $1: the account's id; $2: its e-mail address in lower case, or null. */
  readonly sql: string;
}

export interface PersonalData {
  readonly columns: readonly PersonalColumn[];
  readonly sections: readonly PersonalSection[];
}

type Reason = Omit<PersonalColumn, "table" | "column" | "purpose">;

/** Columns of one table that are kept for the same reason. */
export const personalColumns = (table: string, reason: Reason, purposes: Readonly<Record<string, string>>): PersonalColumn[] =>
  Object.entries(purposes).map(([column, purpose]) => ({ table, column, purpose, ...reason }));

/** GDPR article 6(1)(e): what municipalities do together for thriving is theirs to do by law. */
export const publicTask = "GDPR article 6(1)(e): a task in the public interest";
/** GDPR article 6(1)(c) with articles 5(2) and 32: to be able to show who did what, and to keep others out. */
export const accountability = "GDPR article 6(1)(c): articles 5(2) and 32, accountability and security";
