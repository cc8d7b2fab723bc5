import { openDemoSignIn } from "../../src/accounts";
import { Database } from "../../src/kernel/db/database";
import { poolOf } from "../../src/data-source";
import { startChildHub } from "../support/child-hub";
import { freshDatabase, type FreshDatabase } from "../support/database";
import { aMunicipality, aPractice } from "../support/factories";
import { demoSecretOfTests, startTestHub, type TestHub } from "../support/hub";
import { textAt } from "../support/json";
import { Person } from "../support/person";

const FOLLOW = `subscription ($after: String) { initiativePublished(after: $after) { initiative { id } } }`;
const idOf = (event: unknown) => textAt(event, "initiativePublished.initiative.id");

let database: FreshDatabase;
let here: TestHub;
beforeAll(async () => {
  database = await freshDatabase();
  here = await startTestHub({ database });
  await openDemoSignIn(new Database(here.dataSource, poolOf(here.dataSource)), demoSecretOfTests);
});
afterAll(async () => {
  await here.stop();
  await database.drop();
});

test("published on one process, heard on the other; one is killed, the other goes on numbering", async () => {
  const there = await startChildHub(database.environment);
  const { code, editor } = await aMunicipality(here);
  const editorThere = new Person(there.url, editor.token);
  const after = textAt(await here.anyone.data("{ announcementHead }"), "announcementHead");
  const onHere = here.anyone.follow(FOLLOW, { after });
  const onThere = new Person(there.url, null).follow(FOLLOW, { after });

  const published = [
    await aPractice(editor, { municipalityCode: code }),
    await aPractice(editorThere, { municipalityCode: code }),
    await aPractice(editor, { municipalityCode: code }),
  ];
  const [heardHere, heardThere] = await Promise.all([onHere.take(3), onThere.take(3)]);
  expect(heardHere.map(idOf)).toEqual(published);
  expect(heardThere.map(idOf)).toEqual(published);

  const last = aPractice(editorThere, { municipalityCode: code });
  const acknowledged = await last;
  await there.kill();
  const more = await aPractice(editor, { municipalityCode: code });
  expect((await onHere.take(2)).map(idOf)).toEqual([acknowledged, more]);
  await onHere.stop();
});

test("twenty writers over two processes: both tell the same order, each publication once", async () => {
  const there = await startChildHub(database.environment);
  const { code, editor } = await aMunicipality(here);
  const editorThere = new Person(there.url, editor.token);
  const after = textAt(await here.anyone.data("{ announcementHead }"), "announcementHead");
  const onHere = here.anyone.follow(FOLLOW, { after });
  const onThere = new Person(there.url, null).follow(FOLLOW, { after });

  const published = await Promise.all(
    Array.from({ length: 40 }, (_, i) => aPractice(i % 2 ? editor : editorThere, { municipalityCode: code })),
  );
  const [heardHere, heardThere] = await Promise.all([onHere.take(40), onThere.take(40)]);

  expect(heardHere.map(idOf)).toEqual(heardThere.map(idOf));
  expect(heardHere.map(idOf).sort()).toEqual([...published].sort());
  await onHere.stop();
  await onThere.stop();
  expect(await there.stop()).toBe(0);
});
