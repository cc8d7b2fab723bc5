import { dayInWords } from "../kernel/clock";
import { inLanguage, Language, type Bilingual } from "../kernel/language";
import { computed } from "../kernel/read/fields";
import { finishNullable } from "../kernel/read/piece";
import type { Emit } from "../kernel/read/shape";
import { evidenceLevels, stages, statuses } from "./enum-words";
import type { InitiativeFilter } from "./initiative.queries";

/** What codes, keys and ids are called, by the filter's key and the value: "themes loneliness" → "Ensomhed". */
export type FilterNames = Readonly<Record<string, string>>;

interface Wording {
  readonly label: Bilingual;
  readonly word?: (value: unknown) => Bilingual | string | undefined;
}

const of =
  <Word extends string>(words: Readonly<Record<Word, Bilingual>>) =>
  (value: unknown): Bilingual | undefined =>
    words[value as Word];
const day = (value: unknown): Bilingual => ({ da: dayInWords(String(value), Language.DA), en: dayInWords(String(value), Language.EN) });
const yesOrNo = (value: unknown): Bilingual => (value === true ? { da: "ja", en: "yes" } : { da: "nej", en: "no" });
const count = (value: unknown): Bilingual => ({
  da: Number(value).toLocaleString("da-DK"),
  en: Number(value).toLocaleString("en-GB"),
});

/** Every key of the filter, in the order of reading; those that only a later filter has are worded ahead of it. */
const wordings: Readonly<Record<keyof InitiativeFilter | "text" | "hasBeenAdopted" | "isFragile", Wording>> = {
  text: { label: { da: "Ord", en: "Words" } },
  themes: { label: { da: "Tema", en: "Theme" } },
  targetGroups: { label: { da: "Målgruppe", en: "Target group" } },
  arenas: { label: { da: "Arena", en: "Arena" } },
  cooperationForms: { label: { da: "Samarbejdsform", en: "Form of cooperation" } },
  attentionPoints: { label: { da: "Opmærksomhedspunkt", en: "Attention point" } },
  municipalityCodes: { label: { da: "Kommune", en: "Municipality" } },
  regionCodes: { label: { da: "Region", en: "Region" } },
  partnerId: { label: { da: "Partner", en: "Partner" } },
  status: { label: { da: "Status", en: "Status" }, word: of(statuses) },
  stage: { label: { da: "Fase", en: "Stage" }, word: of(stages) },
  evidenceLevel: { label: { da: "Evidens", en: "Evidence" }, word: of(evidenceLevels) },
  publishedAfter: { label: { da: "Udgivet efter", en: "Published after" }, word: day },
  publishedBefore: { label: { da: "Udgivet før", en: "Published before" }, word: day },
  hasBeenAdopted: { label: { da: "Taget til sig af andre", en: "Taken up by others" }, word: yesOrNo },
  isFragile: { label: { da: "Skrøbeligt", en: "Fragile" }, word: yesOrNo },
  minPopulation: { label: { da: "Indbyggere mindst", en: "Inhabitants at least" }, word: count },
  maxPopulation: { label: { da: "Indbyggere højst", en: "Inhabitants at most" }, word: count },
  externalReferences: { label: { da: "Reference", en: "Reference" } },
};

const everything: Bilingual = { da: "Alle udgivne initiativer", en: "All published initiatives" };
const nothing: Bilingual = { da: "ingen", en: "none" };
const or: Bilingual = { da: " eller ", en: " or " };

/**
 * A filter as a person reads it: "Tema: Ensomhed eller Trivsel; Kommune: Roskilde". What has no name among those given
 * stands as it was sent. A text of one line, not escaped.
 */
export function filterInWords(filter: InitiativeFilter, language: Language, names: FilterNames = {}): string {
  const sent = filter as Readonly<Record<string, unknown>>;
  const parts = Object.entries(wordings).flatMap(([key, { label, word }]) => {
    const value = sent[key];
    if (value === null || value === undefined) return [];
    const told = (Array.isArray(value) ? value : [value]).map((one: unknown) => {
      const known = word?.(one) ?? names[`${key} ${String(one)}`] ?? String(one);
      return typeof known === "string" ? known : inLanguage(known, language);
    });
    return [`${inLanguage(label, language)}: ${told.length > 0 ? told.join(inLanguage(or, language)) : inLanguage(nothing, language)}`];
  });
  return parts.length > 0 ? parts.join("; ") : inLanguage(everything, language);
}

/** SQL of the names that a filter in a jsonb expression needs, as one JSON object. `isEnglish`: SQL of a boolean. */
export function namesOf(filter: string, isEnglish: string): string {
  const has = (key: string, value: string): string => `(${filter} -> '${key}') ? ${value}`;
  const term = (key: string, vocabulary: string): string =>
    `select '${key} ' || t.key, case when ${isEnglish} then t.name_en else t.name_da end
      from term t where t.vocabulary = '${vocabulary}' and ${has(key, "t.key")}`;
  return `(select coalesce(json_object_agg(n.key, n.name), '{}'::json) from (
    select 'municipalityCodes ' || m.code key, m.name from municipality m where ${has("municipalityCodes", "m.code")}
    union all select 'regionCodes ' || r.code, r.name from region r where ${has("regionCodes", "r.code")}
    union all ${term("themes", "THEME")}
    union all ${term("targetGroups", "TARGET_GROUP")}
    union all ${term("arenas", "ARENA")}
    union all ${term("cooperationForms", "COOPERATION_FORM")}
    union all select 'attentionPoints ' || p.key, case when ${isEnglish} then p.title_en else p.title_da end
      from attention_point p where ${has("attentionPoints", "p.key")}
    union all select 'partnerId ' || o.id, o.name from organisation o
      where o.id = case when ${filter} ->> 'partnerId' ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then (${filter} ->> 'partnerId')::uuid end
  ) n)`;
}

/** A field with the words of a filter that the row keeps as jsonb, in the reader's language; null where it keeps none. */
export const filterSummary =
  (filter: (row: string) => string): Emit =>
  (row, use, e) => {
    const kept = filter(row);
    const { sql, finish } = computed<{ filter: InitiativeFilter; names: FilterNames }>(
      () => ({ filter: kept, names: namesOf(kept, `${e.who.language} = 'EN'`) }),
      (needs, { ctx }) => filterInWords(needs.filter, ctx.language, needs.names),
    )(row, use, e);
    const nullable = finishNullable(finish);
    return { sql: `case when ${kept} is not null then ${sql} end`, ...(nullable && { finish: nullable }) };
  };
