import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createSchema } from "../../src/schema";
import { guards } from "../../src/kernel/read/fields";
import { allShapes } from "../../src/kernel/read/shape";
import { TokenScope } from "../../src/kernel/viewer";
import { startTestHub, type TestHub } from "../support/hub";
import { at } from "../support/json";
import { allRules, noteAsked, type NamedRule } from "../support/rules";
import { nodeTypes, seenOf, tried } from "./cells";
import { matrixOf, type Matrix } from "./matrix";
import { World } from "./world";

const file = join(__dirname, "..", "..", "schema", "rights.txt");
const schema = createSchema();

let hub: TestHub;
let world: World;
let matrix: Matrix;
const noted = noteAsked(allRules());
beforeAll(async () => {
  hub = await startTestHub({ environment: { WEBHOOK_ALLOW_PRIVATE: "1" } });
  world = await World.of(hub, noted.asked);
  matrix = await matrixOf(world, schema);
});
afterAll(async () => {
  noted.stop();
  await hub.stop();
});

test("who sees and may do what is what schema/rights.txt says", () => {
  if (process.env["RIGHTS_EMIT"] === "1") writeFileSync(file, matrix.text);
  expect(matrix.text).toBe(existsSync(file) ? readFileSync(file, "utf8") : "");
});

describe("each rule is needed:", () => {
  test.each(allRules().map((named) => [named.name, named] as const))(
    "without %s somebody could do what is refused",
    async (_name, { rule }) => {
      const { allows, refusal } = rule;
      // What somebody may not even see is not there: some rules say so, and refuse nothing by their own words.
      const met = matrix.refusals.filter(({ message }) => message === refusal.en || message === "Does not exist.");
      if (String(allows) === String(signedIn)) {
        expect(rule.scope).toBeNull(); // a person, and no more is asked: see the next test
        return;
      }
      rule.allows = () => true;
      try {
        expect(await someChanged(met, rule)).toBe(true);
      } finally {
        rule.allows = allows;
      }
    },
  );

  // Asked after a rule of the same scope, which has refused already.
  const second = ["contacts/contact.policy.ts rehomingOrganisation"];
  const first = allRules().filter(({ name }) => !second.includes(name));
  test.each(first.map((named) => [named.name, named] as const))("without the scope of %s a key could do more", async (_name, { rule }) => {
    const { scope } = rule;
    const words = scope === null ? "Only a person may do this, not a program with a token." : `This token lacks the scope ${scope}.`;
    const met = matrix.refusals.filter(({ message, actor }) => message === words && (scope !== null || actor.name === "GRAPH_READ"));
    rule.scope = TokenScope.GRAPH_READ;
    try {
      expect(
        await someChanged(
          met.filter(({ actor }) => actor.name !== "WEBHOOKS_MANAGE"),
          rule,
        ),
      ).toBe(true);
    } finally {
      rule.scope = scope;
    }
  });

  // Of those whose condition is about the reader; what has no number yet is in no announcement, whoever asks.
  test.each(allShapes().flatMap((shape) => ((shape.definition.visible?.length ?? 0) > 1 ? [[shape.type, shape] as const] : [])))(
    "without the condition that %s is visible, somebody sees more",
    async (_type, { definition, type }) => {
      const { visible } = definition;
      const before = await allSeen(type);
      Object.assign(definition, { visible: undefined });
      try {
        expect(await allSeen(type)).not.toEqual(before);
      } finally {
        Object.assign(definition, { visible });
      }
    },
  );

  test("without any one of the conditions of single fields, somebody sees more", async () => {
    const guarded = ["Account", "Contact", "Contact that is public, with details that are not", "Event", "Municipality"];
    const looks = [...guarded.map((type) => () => allSeen(type)), listsSeen];
    const before: string[] = [];
    const own = guards.map(({ holds }) => holds);
    /** By which looks each is asked: no other could be another one without it. */
    const askedBy = guards.map(() => new Set<number>());
    for (const [index, look] of looks.entries()) {
      for (const [of, guard] of guards.entries()) guard.holds = (...given) => (askedBy[of]?.add(index), own[of]?.(...given) ?? "");
      before.push(JSON.stringify(await look()));
    }
    /** Whether any look is another than before; the first that is says enough. */
    const isSeen = async (within: Iterable<number>) => {
      for (const index of within) if (JSON.stringify(await looks[index]?.()) !== before[index]) return true;
      return false;
    };
    expect(await isSeen(looks.keys())).toBe(false);
    const unseen: number[] = [];
    for (const [index, guard] of guards.entries()) {
      guard.holds = () => "true";
      if (!(await isSeen(askedBy[index] ?? []))) unseen.push(index);
      guard.holds = own[index] ?? guard.holds;
    }
    expect([unseen, guards.length > 8]).toEqual([[], true]);
  });
});

const signedIn = (viewer: { isSignedIn: boolean }) => viewer.isSignedIn;

/** Whether any of these is now answered otherwise: first those for which the rule was asked. The first few of each mutation say enough. */
async function someChanged(met: Matrix["refusals"], rule: NamedRule["rule"]): Promise<boolean> {
  const one = new Map(met.map((refusal) => [`${refusal.mutation} ${refusal.actor.name}`, refusal]));
  const inOrder = [...one.values()].sort((a, b) => Number(b.rules.has(rule)) - Number(a.rules.has(rule)));
  for (const { mutation, whose, actor, message } of inOrder) {
    if ((await tried(world, mutation, whose, actor)).message !== message) return true;
  }
  return false;
}

let looks = 0;

/** What everybody sees of both things, by documents that no plan is kept for. */
async function allSeen(look: string): Promise<unknown[]> {
  const type = nodeTypes(schema).find(({ name }) => name === look.split(" ")[0]);
  if (!type) throw new Error(`${look} cannot be looked up by an id`);
  const ids = (["own", "another"] as const).map((whose) => world.things[whose]?.[look] ?? "");
  return Promise.all(ids.flatMap((id) => world.actors.map((actor) => seenOf(type, id, actor, `Look${++looks}`))));
}

/** Whether whole lists are there, or null. */
const listsSeen = async (): Promise<unknown[]> => {
  const query = `query Look${++looks}($id: ID!) { auditEntries(first: 1) { nodes { id } } event(id: $id) { registrations { totalCount } } }`;
  const id = await world.open();
  return Promise.all(
    world.actors.map(async ({ person }) => {
      const seen = await person.data(query, { id });
      return [at(seen, "auditEntries") === null, at(seen, "event.registrations") === null];
    }),
  );
};
