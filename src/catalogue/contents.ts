import type { Ctx } from "../kernel/ctx";
import { inPages, Question, type Leaf } from "../kernel/read/question";
import { practices, type Contact, type Named } from "./told";

/** Longer ones say how many there are of each municipality, and leave the titles to whoever searches in the page. */
const mostListed = 2000;

interface Light {
  readonly id: string;
  readonly title: string;
  readonly municipality: { readonly code: string };
  readonly themes: readonly Named[];
  readonly contacts: readonly Pick<Contact, "email" | "phone">[];
}

export interface Entry {
  readonly id: string;
  /** Its place in the printed catalogue, from 1. */
  readonly number: number;
  readonly title: string;
}

export interface Chapter {
  readonly code: string;
  readonly name: string;
  readonly count: number;
  /** Empty where there are too many to list. */
  readonly entries: readonly Entry[];
}

export interface Contents {
  readonly count: number;
  /** Municipalities in Danish order. */
  readonly chapters: readonly Chapter[];
  /** By their names; empty where there are too many to list. */
  readonly themes: readonly { readonly name: string; readonly entries: readonly Entry[] }[];
  readonly numbers: ReadonlyMap<string, number>;
  /** Whether it tells the reader how to reach somebody. */
  readonly hasContacts: boolean;
}

const titles = new Question<Leaf<Light>>(
  practices("{ field: TITLE, direction: ASC }", 100, "id title municipality { code } themes { name } contacts { email phone }"),
);
const municipalities = new Question<Leaf<Named & { readonly code: string }>>(
  "query ($after: String) { municipalities(first: 100, after: $after) { nodes { code name } pageInfo { hasNextPage endCursor } } }",
);

/** What a catalogue will hold, read before its first word is written: who, how many and, where they can be listed, which. */
export async function contentsOf(ctx: Ctx, filter: object): Promise<Contents> {
  const counts = new Map<string, number>();
  let light: Light[] = [];
  let count = 0;
  let hasContacts = false;
  for await (const page of inPages(ctx, titles, { filter })) {
    for (const { municipality } of page) counts.set(municipality.code, (counts.get(municipality.code) ?? 0) + 1);
    count += page.length;
    hasContacts ||= page.some(({ contacts }) => contacts.some(({ email, phone }) => email !== null || phone !== null));
    light = count <= mostListed ? [...light, ...page] : [];
  }
  const numbers = new Map<string, number>();
  const chapters: Chapter[] = [];
  for await (const page of inPages(ctx, municipalities, {})) {
    for (const { code, name } of page) {
      const own = light.filter(({ municipality }) => municipality.code === code);
      for (const { id } of own) numbers.set(id, numbers.size + 1);
      if (counts.has(code)) chapters.push({ code, name, count: counts.get(code) ?? 0, entries: listed(own, numbers) });
    }
  }
  return { count, chapters, themes: themesOf(light, numbers), numbers, hasContacts };
}

const listed = (some: readonly Light[], numbers: ReadonlyMap<string, number>): Entry[] =>
  some.map(({ id, title }) => ({ id, title, number: numbers.get(id) ?? 0 }));

const danish = new Intl.Collator("da");

function themesOf(light: readonly Light[], numbers: ReadonlyMap<string, number>): Contents["themes"] {
  const byName = new Map<string, Light[]>();
  for (const one of light) for (const { name } of one.themes) byName.set(name, [...(byName.get(name) ?? []), one]);
  return [...byName]
    .sort(([a], [b]) => danish.compare(a, b))
    .map(([name, some]) => ({ name, entries: listed(some, numbers).sort((a, b) => a.number - b.number) }));
}
