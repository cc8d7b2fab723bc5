import type { TestHub } from "../support/hub";
import { at, textAt, type Json } from "../support/json";
import { mutate } from "../support/mutate";
import type { Person } from "../support/person";

/** All of a practice that its writers decide. */
export const WHOLE = /* GraphQL */ `
  externalReference
  status
  stage
  language
  title
  summary
  municipality {
    code
  }
  coMunicipalities {
    code
  }
  partners {
    organisation {
      id
    }
    role
  }
  themes {
    key
  }
  targetGroups {
    key
  }
  arenas {
    key
  }
  cooperationForms {
    key
  }
  origin
  inspiredBy {
    id
  }
  challenge {
    markdown
  }
  approach {
    markdown
  }
  outcomes {
    markdown
  }
  evidenceLevel
  lessons {
    markdown
  }
  transferability {
    markdown
  }
  resources {
    staffHoursPerWeek
    volunteers
    yearlyCostDkk
    funding
    description {
      markdown
    }
  }
  startedOn
  endedOn
  links {
    title
    url
  }
  attention {
    point {
      key
    }
    text {
      markdown
    }
  }
  contacts {
    id
  }
`;

/** A practice as this person sees it, or null. */
export async function seen(person: Person, id: string, selection: string): Promise<Json> {
  return at(await person.data(`query ($id: ID!) { initiative(id: $id) { ${selection} } }`, { id }), "initiative");
}

export async function aTargetGroup(hub: TestHub, key: string): Promise<string> {
  const organiser = await hub.someone("ORGANISER");
  const input = { vocabulary: "TARGET_GROUP", key, nameDa: `${key} (da)`, nameEn: `${key} (en)` };
  return textAt(await mutate(organiser, "addTerm", input, "term { key }"), "term.key");
}

export async function anOrganisation(editor: Person, input: object = {}): Promise<string> {
  const made = await mutate(editor, "addOrganisation", { name: "A society (test)", kind: "ASSOCIATION", ...input }, "organisation { id }");
  return textAt(made, "organisation.id");
}

export async function aContact(editor: Person, municipalityCode: string, details: object = {}): Promise<string> {
  const made = await mutate(editor, "addContact", { municipalityCode, name: "A person (test)", details }, "contact { id }");
  return textAt(made, "contact.id");
}
