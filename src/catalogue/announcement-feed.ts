import { newestAnnouncements, thingUrl } from "../announcements";
import { initiativeUrl } from "../initiatives";
import { type AnnouncementKind } from "../kernel/announcements/kind";
import type { Ctx } from "../kernel/ctx";
import { inLanguage, type Bilingual } from "../kernel/language";
import type { Page } from "../kernel/page";
import { Question } from "../kernel/read/question";
import { filterIn, inLanguageOf } from "./address";
import { atom, newest, type FeedEntry } from "./feed";
import type { Named } from "./told";
import { words } from "./words";

interface Subject {
  readonly title?: string;
  readonly summary?: string | null;
  readonly slug?: string;
}

interface Row {
  readonly id: string;
  readonly kind: AnnouncementKind;
  readonly occurredAt: string;
  readonly subjectId: string;
  readonly municipality: Named | null;
  /** Null where it is gone, or not for the reader. */
  readonly subject: (Subject & { readonly name?: string; readonly initiative?: Subject | null }) | null;
}

const rows = new Question<{ readonly nodes: readonly Row[] }>(
  `query ($filter: AnnouncementFilter) {
    announcements(first: 0, filter: $filter) {
      nodes {
        id kind occurredAt subjectId municipality { name }
        subject { ... on Initiative { title summary slug } ... on Event { title } ... on Municipality { name }
          ... on Adoption { initiative { title summary slug } } ... on ExperienceRequest { title } }
      }
    }
  }`,
  newestAnnouncements(newest),
);

const titles: Readonly<Record<AnnouncementKind, Bilingual>> = {
  INITIATIVE_PUBLISHED: { da: "Nyt initiativ", en: "New initiative" },
  INITIATIVE_REVISED: { da: "Initiativ ændret", en: "Initiative revised" },
  INITIATIVE_ARCHIVED: { da: "Initiativ arkiveret", en: "Initiative archived" },
  INITIATIVE_RESTORED: { da: "Initiativ taget frem igen", en: "Initiative restored" },
  INITIATIVE_ADOPTED: { da: "Initiativ taget til sig af en kommune", en: "Initiative taken up by a municipality" },
  EXPERIENCE_REQUESTED: { da: "En kommune spørger", en: "A municipality asks" },
  EXPERIENCE_ANSWERED: { da: "Et spørgsmål er besvaret", en: "A question is answered" },
  EVENT_PUBLISHED: { da: "Nyt arrangement", en: "New event" },
  EVENT_REVISED: { da: "Arrangement ændret", en: "Event revised" },
  EVENT_CANCELLED: { da: "Arrangement aflyst", en: "Event cancelled" },
  MUNICIPALITY_ADMITTED: { da: "Ny kommune i netværket", en: "New municipality in the network" },
  MUNICIPALITY_DISMISSED: { da: "En kommune deltager ikke længere i netværket", en: "A municipality no longer takes part in the network" },
  CONTACT_ERASED: { da: "En kontaktperson er slettet", en: "A contact is erased" },
};

const path = "/announcements.atom";
const listIn = (text: string | undefined) => (text === undefined || text === "" ? null : text.split(",").map((one) => one.trim()));

/** The newest announcements: `kinds` and `municipalityCodes` with commas between, and `filter`, an InitiativeFilter as JSON. */
export const announcementFeed: Page = {
  method: "get",
  path,
  answer: async (caller, request) => {
    const { fields } = request;
    const ctx = inLanguageOf(caller, fields);
    const initiative = filterIn(fields["filter"]);
    const filter = {
      kinds: listIn(fields["kinds"]),
      municipalityCodes: listIn(fields["municipalityCodes"]),
      initiative: Object.keys(initiative).length > 0 ? initiative : null,
    };
    const read = async (reader: Ctx) => ((await rows.ask(reader, { filter }))?.nodes ?? []).map((row) => entryOf(row, reader));
    return atom(ctx, request, { path, title: inLanguage(words.news, ctx.language), page: ctx.publicUrl, read });
  },
};

function entryOf({ id, kind, occurredAt, subjectId, municipality, subject }: Row, { language, publicUrl }: Ctx): FeedEntry {
  // What is adopted is an initiative, too.
  const about = subject?.initiative ?? subject;
  return {
    id,
    title: [inLanguage(titles[kind], language), about?.title ?? subject?.name].filter((part) => part !== undefined).join(": "),
    url: about?.slug === undefined ? thingUrl(publicUrl, subjectId) : initiativeUrl(publicUrl, about.slug),
    updated: occurredAt,
    published: occurredAt,
    summary: about?.summary ?? null,
    author: municipality?.name ?? null,
  };
}
