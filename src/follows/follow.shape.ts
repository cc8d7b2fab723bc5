import { viewerShape } from "../accounts";
import { filterInWords, filterNamesOf, initiativeShape, type FilterNames, type InitiativeFilter } from "../initiatives";
import { inLanguage, type Bilingual, type Language } from "../kernel/language";
import { columns, computed, expression, many, one } from "../kernel/read/fields";
import { shape } from "../kernel/read/shape";
import type { Who } from "../kernel/read/writer";
import { visibleTo } from "./follow.policy";

/** What a follow is told in words from; a type, so that it fits `computed`. */
export type Followed = {
  readonly filter: InitiativeFilter | null;
  readonly names: FilterNames | null;
  /** Of the initiative; null where the reader may not see it any more. */
  readonly title: string | null;
};

/** SQL of each of these over a row of `follow`. */
export const followed = (f: string, who: Who): Record<keyof Followed, string> => ({
  filter: `${f}.filter`,
  names: `case when ${f}.filter is not null then ${filterNamesOf(`${f}.filter`, `${who.language} = 'EN'`)} end`,
  title: `(select i.title from initiative i where i.id = ${f}.initiative_id and (${initiativeShape.visible("i", who)}))`,
});

const hidden: Bilingual = { da: "Et initiativ, som du ikke kan se mere", en: "An initiative that you may not see any more" };

/** The filter in words, or the title. */
export const inWords = ({ filter, names, title }: Followed, language: Language): string =>
  filter ? filterInWords(filter, language, names ?? {}) : (title ?? inLanguage(hidden, language));

export const followShape = shape("Follow", { table: "follow", visible: visibleTo }).add({
  ...columns("id", "rhythm"),
  initiative: one(
    () => initiativeShape,
    (i, f) => `${i}.id = ${f}.initiative_id`,
  ),
  summary: computed<Followed>(
    (f, e) => followed(f, e.who),
    (needs, { ctx }) => inWords(needs, ctx.language),
  ),
});

viewerShape.add({
  follows: many(() => followShape, {
    on: (f, viewer) => `${f}.account_id = ${viewer}.id`,
    order: (f) => `${f}.id`,
  }),
});

initiativeShape.add({
  viewerFollows: expression((i, { who }) => `exists (select from follow f where f.initiative_id = ${i}.id and ${visibleTo("f", who)})`),
});
