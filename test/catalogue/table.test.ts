import { parse } from "csv-parse/sync";
import type { FreshDatabase } from "../support/database";
import { freshDemo } from "../support/demo";
import { startTestHub, type TestHub } from "../support/hub";
import type { Person } from "../support/person";

let database: FreshDatabase;
let hub: TestHub;
beforeAll(async () => {
  database = await freshDemo();
  hub = await startTestHub({ database });
});
afterAll(async () => {
  await hub.stop();
  await database.drop();
});

const textOf = async (path: string, { token }: Person) => {
  const answer = await fetch(hub.url + path, { headers: token ? { authorization: `Bearer ${token}` } : {} });
  return answer.text();
};

/** As spreadsheets read it, to whom any line end outside of quotes is the end of a row; rows of other lengths are an error. */
const rowsOf = (csv: string) => parse(csv, { delimiter: ";", record_delimiter: ["\r\n", "\n", "\r"] });

interface Line {
  readonly [field: string]: unknown;
  readonly municipality: { readonly code: string; readonly name: string };
  readonly contacts: readonly { readonly name: string; readonly email: string | null }[];
}

/** What the table holds as it was written, from the lines. */
const told = (line: Line): Record<string, unknown> => {
  const plain = (field: string) => (line[field] as { plain: string } | null)?.plain ?? "";
  return {
    Id: line["id"],
    Titel: line["title"],
    Resumé: line["summary"] ?? "",
    Kommune: line.municipality.name,
    Kommunekode: line.municipality.code,
    Udfordring: plain("challenge"),
    "Sådan gør de": plain("approach"),
    Resultater: plain("outcomes"),
    Erfaringer: plain("lessons"),
    "Hvis I vil gøre det samme": plain("transferability"),
    Kontaktpersoner: line.contacts.map(({ name }) => name).join(", "),
    "Kontaktpersoners e-mail": line.contacts.flatMap(({ email }) => email ?? []).join(", "),
  };
};

test("the whole demo comes back from the table as it was written, line ends within a text included", async () => {
  for (const person of [hub.anyone, await hub.someone("MEMBER", "0461")]) {
    const lines = (await textOf("/catalogue.jsonl?language=DA", person)).trimEnd().split("\n");
    const expected = lines.map((line) => told(JSON.parse(line) as Line));
    const [heading = [], ...rows] = rowsOf((await textOf("/catalogue.csv?language=DA", person)).replace(/^\ufeff/, ""));
    const columns = Object.keys(expected[0] ?? {});
    const found = rows.map((row) => Object.fromEntries(columns.map((name) => [name, row[heading.indexOf(name)]])));
    expect(found).toEqual(expected);
    expect(expected.filter((one) => String(one["Erfaringer"]).includes("\n")).length).toBeGreaterThan(0);
  }
});
