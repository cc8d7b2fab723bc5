import { contactShape, organisationShape } from "../contacts";
import { eventShape } from "../events";
import { initiativeShape, rankOf, tiers, inDocument } from "../initiatives";
import { partOf } from "../kernel/read/found-by-words";
import type { Shape } from "../kernel/read/shape";
import { requestShape } from "../requests";
import { SearchType } from "./search.types";

/** How one type is searched. To search another, add it here, to SearchType and to SearchResult. */
export interface Searched {
  readonly type: SearchType;
  readonly shape: Shape;
  /** Conditions under which all of the words are found, where they say most first. */
  readonly tiers: (row: string, plan: string) => readonly string[];
  /** Whether it has a part of the plan. */
  readonly has: (row: string, plan: string, part: string) => string;
  readonly rank: (row: string, plan: string) => string;
  /** The texts to show a piece of, the first one least: it is shown already. Markdown where `isMarkdown`. */
  readonly texts: (row: string) => { readonly plain: readonly string[]; readonly markdown: readonly string[] };
}

/** A type whose words stand in a column of its own table. */
const ownWords = (type: SearchType, shape: Shape, texts: Searched["texts"], vector = "search_words"): Searched => ({
  type,
  shape,
  tiers: (row, plan) => [`${row}.${vector} @@ ${partOf(plan, "every")}`],
  has: (row, plan, part) => `${row}.${vector} @@ ${partOf(plan, part)}`,
  rank: (row, plan) => `search_rank(${row}.${vector}, ${partOf(plan, "plan")})`,
  texts,
});

export const searched: readonly Searched[] = [
  {
    type: SearchType.INITIATIVE,
    shape: initiativeShape,
    tiers,
    has: (row, plan, part) => inDocument(row, "words", plan, part),
    rank: rankOf,
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
