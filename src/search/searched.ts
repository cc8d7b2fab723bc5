import { contactShape, organisationShape } from "../contacts";
import { eventShape } from "../events";
import { initiativeShape, inDocument, tiers, wordsOf } from "../initiatives";
import { partOf } from "../kernel/read/found-by-words";
import type { Shape } from "../kernel/read/shape";
import { requestShape } from "../requests";
import { SearchType } from "./search.types";

/** How one type is searched. To search another, add it here, to SearchType and to SearchResult. */
export interface Searched {
  readonly type: SearchType;
  readonly shape: Shape;
  /** Conditions under which all of the words are found, where they say most first. */
  readonly tiers: readonly ((row: string, plan: string) => string)[];
  /** Whether some of the words are found. */
  readonly hasSome: (row: string, plan: string) => string;
  /** All that it is found by. */
  readonly words: (row: string) => string;
  /** The texts to show a piece of, the first one least: it is shown already. Markdown where `isMarkdown`. */
  readonly texts: (row: string) => { readonly plain: readonly string[]; readonly markdown: readonly string[] };
}

/** A type whose words stand in a column of its own table. */
const ownWords = (type: SearchType, shape: Shape, texts: Searched["texts"]): Searched => ({
  type,
  shape,
  tiers: [(row, plan) => `${row}.search_words @@ ${partOf(plan, "every")}`],
  hasSome: (row, plan) => `${row}.search_words @@ ${partOf(plan, "partly")}`,
  words: (row) => `${row}.search_words`,
  texts,
});

export const searched: readonly Searched[] = [
  {
    type: SearchType.INITIATIVE,
    shape: initiativeShape,
    tiers,
    hasSome: (row, plan) => inDocument(row, "words", plan, "partly"),
    words: wordsOf,
    texts: (i) => ({
      plain: [`${i}.title`, `${i}.summary`],
      markdown: ["challenge", "approach", "outcomes", "lessons", "transferability", "resources_description"].map((name) => `${i}.${name}`),
    }),
  },
  // Never an e-mail address or a number: those are not in the words at all.
  ownWords(SearchType.CONTACT, contactShape, (c) => ({ plain: [`concat_ws(', ', ${c}.name, ${c}.job_title)`], markdown: [] })),
  ownWords(SearchType.ORGANISATION, organisationShape, (o) => ({ plain: [`${o}.name`], markdown: [] })),
  ownWords(SearchType.EVENT, eventShape, (event) => ({
    plain: [`${event}.title`, `${event}.summary`],
    markdown: [`${event}.description`],
  })),
  ownWords(SearchType.EXPERIENCE_REQUEST, requestShape, (r) => ({ plain: [`${r}.title`], markdown: [`${r}.question`] })),
];
