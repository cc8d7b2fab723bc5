/** Why the hub keeps a column about a person, and for how long: what an export must hold and an erasure must clear. */
interface PersonalColumn {
  readonly table: "contact" | "contact_term";
  readonly column: string;
  readonly purpose: string;
  /** Proposed. The municipalities that answer for the data have the last word. */
  readonly basis: string;
  readonly retention: string;
}

const publicTask = "GDPR article 6(1)(e): a task in the public interest";
const withContact = "as long as the contact is listed";

const ofContact = (column: string, purpose: string): PersonalColumn => ({
  table: "contact",
  column,
  purpose,
  basis: publicTask,
  retention: withContact,
});

/** The row's own id and when it was written tell nothing of the person, and are left out. */
export const personalData: readonly PersonalColumn[] = [
  ofContact("name", "Says whom to ask."),
  ofContact("name_sort", "Orders contacts by name; made from it by the database."),
  ofContact("job_title", "Says in which capacity the person is asked."),
  ofContact("municipality_id", "Says whom the person works for, and who keeps the contact right."),
  ofContact("organisation_id", "Says whom the person works for, and who keeps the contact right."),
  ofContact("email", "Reaches the person at work."),
  ofContact("phone", "Reaches the person at work."),
  ofContact("visibility", "Holds to whom the person may be shown."),
  ofContact("email_visibility", "Holds to whom the address may be shown."),
  ofContact("phone_visibility", "Holds to whom the number may be shown."),
  ofContact("source", "Proves where the data come from."),
  ofContact("source_url", "Proves where the data come from."),
  ofContact("informed_at", "Proves that the person was told."),
  ofContact("confirmed_at", "Shows that the data are still right."),
  { table: "contact_term", column: "term_id", purpose: "Says what to ask the person about.", basis: publicTask, retention: withContact },
];
