import { personalData } from "../../src/contacts";
import { startTestHub, type TestHub } from "../support/hub";

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.stop());

/** They tell nothing of the person: the row's own id, and when it was made and changed. */
const ofTheRow = ["id", "created_at", "updated_at"];

test("each column of a contact is declared as personal, with its purpose, basis and retention", async () => {
  const rows: { column_name: string }[] = await hub.dataSource.query(
    "SELECT column_name FROM information_schema.columns WHERE table_name = 'contact' AND table_schema = 'public'",
  );
  const columns = rows.map((row) => row.column_name).filter((column) => !ofTheRow.includes(column));

  const declared = personalData.filter(({ table }) => table === "contact").map(({ column }) => column);
  expect([...declared].sort()).toEqual(columns.sort());
  expect(personalData.filter(({ purpose, basis, retention }) => purpose === "" || basis === "" || retention === "")).toEqual([]);
});
