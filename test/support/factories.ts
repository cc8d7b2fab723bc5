import { randomUUID } from "node:crypto";
import { at, textAt } from "./json";
import type { Person } from "./person";
import type { TestHub } from "./hub";

/** A municipality that no other test of the file writes for, and an editor of it. */
const codes = [
  "0151",
  "0153",
  "0155",
  "0157",
  "0159",
  "0161",
  "0163",
  "0165",
  "0167",
  "0169",
  "0173",
  "0175",
  "0183",
  "0185",
  "0187",
  "0190",
];
const given = new WeakMap<TestHub, number>();

export async function aMunicipality(hub: TestHub): Promise<{ code: string; editor: Person }> {
  const count = given.get(hub) ?? 0;
  given.set(hub, count + 1);
  const code = codes[count];
  if (code === undefined) throw new Error("this file needs more municipalities than the factory has");
  return { code, editor: await hub.someone("EDITOR", code) };
}

const DRAFT = /* GraphQL */ `
  mutation ($input: DraftInitiativeInput!) {
    draftInitiative(input: $input) {
      initiative {
        id
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`;

const PUBLISH = /* GraphQL */ `
  mutation ($id: ID!) {
    publishInitiative(input: { id: $id }) {
      initiative {
        id
      }
      userErrors {
        code
        field
      }
    }
  }
`;

export interface Wanted {
  readonly municipalityCode: string;
  readonly title?: string;
  readonly content?: object;
}

/** A draft that could be published. Answers its id. */
export async function aDraft(
  editor: Person,
  { municipalityCode, title = `Practice ${randomUUID()}`, content = {} }: Wanted,
): Promise<string> {
  const data = await editor.data(DRAFT, { input: { municipalityCode, title, content: { summary: "What it is about.", ...content } } });
  return textAt(data, "draftInitiative.initiative.id");
}

/** A published practice. Answers its id. */
export async function aPractice(editor: Person, wanted: Wanted): Promise<string> {
  const id = await aDraft(editor, wanted);
  const data = await editor.data(PUBLISH, { id });
  if (at(data, "publishInitiative.userErrors.0") !== undefined) throw new Error(JSON.stringify(data));
  return id;
}
