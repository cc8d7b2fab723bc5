import type { EvidenceLevel, InitiativeStage, InitiativeStatus } from "../initiatives";

/** What catalogues and exports read of a practice: the questions, and the form of their answers. */
export interface Named {
  readonly name: string;
}

export interface Text {
  readonly markdown: string;
  readonly html: string;
  readonly plain: string;
}

export interface Contact extends Named {
  readonly id: string;
  readonly jobTitle: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly organisation: Named | null;
}

export interface Resources<T> {
  readonly staffHoursPerWeek: number | null;
  readonly volunteers: number | null;
  readonly yearlyCostDkk: number | null;
  readonly funding: string | null;
  readonly description: T | null;
}

/** `T` is the form in which longer texts are asked for. */
export interface Practice<T> {
  readonly id: string;
  readonly slug: string;
  readonly status: InitiativeStatus;
  readonly stage: InitiativeStage;
  readonly language: string;
  readonly title: string;
  readonly summary: string | null;
  readonly evidenceLevel: EvidenceLevel;
  readonly startedOn: string | null;
  readonly endedOn: string | null;
  readonly publishedAt: string | null;
  readonly updatedAt: string;
  readonly confirmedAt: string | null;
  readonly municipality: Named & { readonly code: string };
  readonly coMunicipalities: readonly Named[];
  readonly partners: readonly { readonly role: string | null; readonly organisation: Named }[];
  readonly themes: readonly Named[];
  readonly targetGroups: readonly Named[];
  readonly arenas: readonly Named[];
  readonly cooperationForms: readonly Named[];
  readonly challenge: T | null;
  readonly approach: T | null;
  readonly outcomes: T | null;
  readonly lessons: T | null;
  readonly transferability: T | null;
  readonly resources: Resources<T> | null;
  readonly attention: readonly { readonly point: { readonly title: string }; readonly text: T }[];
  readonly contacts: readonly Contact[];
  readonly links: readonly { readonly title: string; readonly url: string }[];
}

/** The selection of a Practice with its texts in these forms. */
export const practice = (forms: string): string => `
  id slug status stage language title summary evidenceLevel startedOn endedOn publishedAt updatedAt confirmedAt
  municipality { code name } coMunicipalities { code name } partners { role organisation { name } }
  themes { key name } targetGroups { key name } arenas { key name } cooperationForms { key name }
  challenge { ${forms} } approach { ${forms} } outcomes { ${forms} } lessons { ${forms} } transferability { ${forms} }
  resources { staffHoursPerWeek volunteers yearlyCostDkk funding description { ${forms} } }
  attention { point { key title } text { ${forms} } }
  contacts { id name jobTitle email phone organisation { name } }
  links { title url }`;

/** All that a filter finds, in an order, as a document that can be read in pages. */
export const practices = (order: string, first: number, selection: string): string => `
  query ($filter: InitiativeFilter, $after: String) {
    initiatives(filter: $filter, orderBy: ${order}, first: ${first}, after: $after) {
      nodes { ${selection} } pageInfo { hasNextPage endCursor }
    }
  }`;
