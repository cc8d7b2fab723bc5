import { initiativeUrl } from "../initiatives";
import { momentInWords } from "../kernel/clock";
import type { Ctx } from "../kernel/ctx";
import { inLanguage, type Bilingual } from "../kernel/language";
import { escapeHtml, htmlPage, type Page, type PageAnswer } from "../kernel/page";
import { Question } from "../kernel/read/question";
import { addressOf, inLanguageOf } from "./address";
import { factList, type Fact } from "./article";
import { pageHeaders, readable } from "./practice.page";
import { howItGoes, takenUp, type TakenUp } from "./taken-up";
import type { Named, Text } from "./told";
import { words } from "./words";

type Html = Pick<Text, "html"> | null;

/** What an announcement can be about. */
type Thing =
  | { readonly __typename: "Initiative"; readonly slug: string }
  | (TakenUp & { readonly __typename: "Adoption"; readonly initiative: { readonly title: string; readonly slug: string } })
  | { readonly __typename: "ExperienceRequest"; readonly title: string; readonly municipality: Named; readonly question: Html }
  | {
      readonly __typename: "Event";
      readonly title: string;
      readonly summary: string | null;
      readonly status: string;
      readonly startsAt: string;
      readonly endsAt: string;
      readonly venue: (Named & { readonly address: string | null }) | null;
      readonly hostMunicipality: Named | null;
      readonly description: Html;
      readonly icsUrl: string;
    }
  | {
      readonly __typename: "Municipality";
      readonly code: string;
      readonly name: string;
      readonly region: Named;
      readonly website: string | null;
    };

const byId = new Question<Thing | { readonly __typename: "" }>(`query ($id: ID!) {
  node(id: $id) {
    __typename
    ... on Initiative { slug }
    ... on Adoption { ${takenUp} initiative { title slug } }
    ... on ExperienceRequest { title municipality { name } question { html } }
    ... on Event { title summary status startsAt endsAt venue { name address } hostMunicipality { name } description { html } icsUrl }
    ... on Municipality { code name region { name } website }
  }
}`);

/** Whatever an announcement is about, for people: where messages to webhooks and entries of the feed lead to. */
export const thingPage: Page = {
  method: "get",
  path: "/things/:id",
  answer: async (caller, { params: { id = "" }, fields }) => {
    const ctx = inLanguageOf(caller, fields);
    const found = await byId.ask(ctx, { id });
    switch (found?.__typename) {
      case "Initiative":
        return {
          status: 302,
          type: "text/plain; charset=utf-8",
          body: "",
          headers: { ...pageHeaders, Location: initiativeUrl(ctx.publicUrl, found.slug) },
        };
      case "Adoption": {
        const title = `${found.municipality.name} ${inLanguage(words.takesUp, ctx.language)} ${found.initiative.title}`;
        const link = `<p><a href="${escapeHtml(initiativeUrl(ctx.publicUrl, found.initiative.slug))}">${escapeHtml(found.initiative.title)}</a></p>`;
        return page(ctx, id, title, link + howItGoes(found, ctx, 2));
      }
      case "ExperienceRequest":
        return page(
          ctx,
          id,
          found.title,
          factList([[words.municipality, found.municipality.name]], ctx.language) + (found.question?.html ?? ""),
        );
      case "Event": {
        const facts: Fact[] = [
          [words.begins, momentInWords(found.startsAt, ctx.language)],
          [words.ends, momentInWords(found.endsAt, ctx.language)],
          [words.venue, [found.venue?.name, found.venue?.address].filter(Boolean).join(", ")],
          [words.host, found.hostMunicipality?.name ?? ""],
        ];
        const state = found.status === "CANCELLED" ? `<p class="state">${say(ctx, words.cancelled)}</p>` : "";
        const lead = found.summary === null ? "" : `<p class="lead">${escapeHtml(found.summary)}</p>`;
        const calendar = `<p><a href="${escapeHtml(found.icsUrl)}">${say(ctx, words.calendar)}</a></p>`;
        return page(ctx, id, found.title, state + lead + factList(facts, ctx.language) + (found.description?.html ?? "") + calendar);
      }
      case "Municipality": {
        const facts: Fact[] = [
          [words.code, found.code],
          [words.region, found.region.name],
        ];
        const own = addressOf(ctx, "html", { filter: { municipalityCodes: [found.code] }, title: null });
        const links = [
          [own, inLanguage(words.practices, ctx.language)] as const,
          ...(found.website ? [[found.website, found.website] as const] : []),
        ];
        const list = links.map(([url, text]) => `<li><a href="${escapeHtml(url)}">${escapeHtml(text)}</a></li>`).join("");
        return page(ctx, id, found.name, `${factList(facts, ctx.language)}<ul class="links">${list}</ul>`);
      }
      default:
        return htmlPage(ctx.language, inLanguage(words.gone, ctx.language), `<p>${say(ctx, words.goneSays)}</p>`, 404);
    }
  },
};

const say = ({ language }: Ctx, text: Bilingual): string => escapeHtml(inLanguage(text, language));

const page = (ctx: Ctx, id: string, title: string, body: string): PageAnswer =>
  readable(
    ctx,
    title,
    `<h1>${escapeHtml(title)}</h1>
${body}
<p><a href="${escapeHtml(`${ctx.publicUrl}/graphiql?id=${id}`)}">${say(ctx, words.inExplorer)}</a></p>
`,
  );
