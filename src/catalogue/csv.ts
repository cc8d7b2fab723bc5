import { evidenceLevels, stages, statuses } from "../initiatives";
import type { Ctx } from "../kernel/ctx";
import { danishDay } from "../kernel/clock";
import { inLanguage, Language, type Bilingual } from "../kernel/language";
import { inPages, Question, type Leaf } from "../kernel/read/question";
import { csvRows, type Cell } from "../kernel/text/csv";
import { told } from "./article";
import { practice, practices, type Practice, type Text } from "./told";
import { words } from "./words";

type Row = Practice<Pick<Text, "plain">>;

/** Oldest first: what is published meanwhile comes at the end, and nothing is met twice. */
export const inOrder = "{ field: PUBLISHED_AT, direction: ASC }";
const rows = new Question<Leaf<Row>>(practices(inOrder, 100, practice("plain")));

const names = (some: readonly { readonly name: string }[]) => some.map(({ name }) => name).join(", ");
const date = (instant: string | null) => (instant === null ? "" : danishDay(new Date(instant)));

const columns: readonly (readonly [Bilingual, (one: Row, ctx: Ctx) => Cell])[] = [
  [words.title, (one) => one.title],
  [words.municipality, (one) => one.municipality.name],
  [words.code, (one) => one.municipality.code],
  [words.coMunicipalities, (one) => names(one.coMunicipalities)],
  [words.summary, (one) => one.summary],
  [words.status, (one, { language }) => told(statuses[one.status], language)],
  [words.stage, (one, { language }) => told(stages[one.stage], language)],
  [words.evidence, (one, { language }) => told(evidenceLevels[one.evidenceLevel], language)],
  [words.themes, (one) => names(one.themes)],
  [words.targetGroups, (one) => names(one.targetGroups)],
  [words.arenas, (one) => names(one.arenas)],
  [words.cooperationForms, (one) => names(one.cooperationForms)],
  [words.partners, (one) => names(one.partners.map(({ organisation }) => organisation))],
  [words.startedOn, (one) => one.startedOn],
  [words.endedOn, (one) => one.endedOn],
  [words.staffHours, (one, ctx) => decimal(one.resources?.staffHoursPerWeek, ctx)],
  [words.volunteers, (one) => one.resources?.volunteers],
  [words.yearlyCost, (one) => one.resources?.yearlyCostDkk],
  [words.funding, (one) => one.resources?.funding],
  [words.challenge, (one) => one.challenge?.plain],
  [words.approach, (one) => one.approach?.plain],
  [words.outcomes, (one) => one.outcomes?.plain],
  [words.lessons, (one) => one.lessons?.plain],
  [words.transferability, (one) => one.transferability?.plain],
  [words.contactNames, (one) => names(one.contacts)],
  [words.contactEmails, (one) => one.contacts.flatMap(({ email }) => email ?? []).join(", ")],
  [words.publishedAt, (one) => date(one.publishedAt)],
  [words.updatedAt, (one) => date(one.updatedAt)],
  [words.address, (one, { publicUrl }) => `${publicUrl}/initiatives/${encodeURIComponent(one.slug)}`],
  [{ da: "Id", en: "Id" }, (one) => one.id],
];

/** A Danish Excel reads a decimal comma, and takes a point for the end of thousands. */
const decimal = (value: number | null | undefined, { language }: Ctx) =>
  typeof value === "number" && language === Language.DA ? String(value).replace(".", ",") : value;

/** A table of what a filter finds, a practice a row. The heading waits for the first of them: a filter that is refused has no table. */
export async function* catalogueCsv(ctx: Ctx, filter: object): AsyncGenerator<string> {
  let isFirst = true;
  const heading = [columns.map(([name]) => inLanguage(name, ctx.language))];
  for await (const page of inPages(ctx, rows, { filter })) {
    const lines = page.map((one) => columns.map(([, value]) => value(one, ctx)));
    yield csvRows(isFirst ? [...heading, ...lines] : lines, { isFirst });
    isFirst = false;
  }
  if (isFirst) yield csvRows(heading, { isFirst });
}
