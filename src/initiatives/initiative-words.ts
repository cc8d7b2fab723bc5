import { partOf, planFrom } from "../kernel/read/found-by-words";
import type { FilterEmit, Order } from "../kernel/read/list";
import { tokensJson } from "../kernel/text/tokens";

/** What a practice is found by, where it says most first: its title; with summary and terms; all of it. */
const vectors = ["title_words", "head_words", "words"] as const;

/** Practices in whose document this part of the plan is found. */
export const inDocument = (i: string, vector: (typeof vectors)[number], plan: string, part = "every"): string =>
  `${i}.id in (select d.initiative_id from initiative_document d where d.${vector} @@ ${partOf(plan, part)})`;

export const hasWords: FilterEmit = (i, value, w) => inDocument(i, "words", planFrom(value("jsonb", tokensJson), w));

export const rankOf = (i: string, plan: string): string =>
  `search_rank((select d.words from initiative_document d where d.initiative_id = ${i}.id), ${partOf(plan, "plan")})`;

/** Practices that say it in the title, then in title, summary or terms, then anywhere. */
export const tiers = (i: string, plan: string): readonly string[] => vectors.map((vector) => inDocument(i, vector, plan));

/** Ranking costs some 20 µs each. Of the 20,000 that a common word finds, these are enough to page through. */
export const mostOfTier = 200;

export const byRelevance: Order = {
  needs: "text",
  type: "integer",
  sql: (i, sent, w) => rankOf(i, planFrom(sent("text", "jsonb", tokensJson), w)),
  bounded: { atMost: mostOfTier, tiers: (i, sent, w) => tiers(i, planFrom(sent("text", "jsonb", tokensJson), w)) },
};
