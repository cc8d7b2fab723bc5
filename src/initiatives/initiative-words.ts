import { mostOfTier, partOf, planFrom, rankOf } from "../kernel/read/found-by-words";
import type { FilterEmit, Order } from "../kernel/read/list";
import { tokensJson } from "../kernel/text/tokens";

/** What a practice is found by, where it says most first: its title; with summary and terms; all of it. */
const vectors = ["title_words", "head_words", "words"] as const;

/** Practices in whose document this part of the plan is found. */
export const inDocument = (i: string, vector: (typeof vectors)[number], plan: string, part = "every"): string =>
  `${i}.id in (select d.initiative_id from initiative_document d where d.${vector} @@ ${partOf(plan, part)})`;

export const hasWords: FilterEmit = (i, value, w) => inDocument(i, "words", planFrom(value("jsonb", tokensJson), w));

/** A practice by what it is counted by: its document without the words that nobody counts. */
export const countedRows = "(select initiative_id id, status, stage, municipality_id, term_ids, words from initiative_document)";

export const wordsOf = (i: string): string => `(select d.words from initiative_document d where d.initiative_id = ${i}.id)`;

/**
 * Practices that say it in the title, then in title, summary or terms, then anywhere. What must not be there must not be anywhere; the
 * planner does not see into a `case`, or it would look up all the words of all texts too.
 */
export const tiers = vectors.map(
  (vector) =>
    (i: string, plan: string): string =>
      `${i}.id in (select d.initiative_id from initiative_document d where d.${vector} @@ ${partOf(plan, "every")}
        and case when ${partOf(plan, "refuses")} then d.words @@ ${partOf(plan, "every")} else true end)`,
);

export const byRelevance: Order = {
  needs: "text",
  type: "integer",
  sql: (i, sent, w, weights) => rankOf(wordsOf(i), planFrom(sent("text", "jsonb", tokensJson), w), weights),
  basis: (sent, w) => partOf(planFrom(sent("text", "jsonb", tokensJson), w), "weights"),
  bounded: {
    atMost: mostOfTier,
    tiers: tiers.map((tier) => (i, sent, w) => tier(i, planFrom(sent("text", "jsonb", tokensJson), w))),
  },
};
