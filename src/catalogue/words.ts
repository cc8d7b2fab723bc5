import type { AdoptionKind } from "../adoptions";
import type { Bilingual } from "../kernel/language";

/** What catalogues, exports and feeds say beside the practices' own words. */
export const words = {
  catalogue: { da: "Inspirationskatalog", en: "Inspiration catalogue" },
  contents: { da: "Indhold", en: "Contents" },
  toContents: { da: "Gå til indholdet", en: "Skip to the contents" },
  number: { da: "Nr.", en: "No." },
  byTheme: { da: "Emneregister", en: "Index of themes" },
  nothing: { da: "Ingen initiativer passer til dette udvalg.", en: "No practice fits this selection." },
  takenOn: { da: "Udskrevet fra Samspil", en: "Taken from Samspil on" },
  about: {
    da: "Kommuners egne beskrivelser af, hvordan de arbejder sammen med civilsamfundet.",
    en: "How municipalities work with civil society, in their own words.",
  },
  askContacts: {
    da: "Skriv til kontaktpersonerne, hvis I vil høre mere, før I går i gang.",
    en: "Write to the people named if you wish to hear more before you begin.",
  },
  contactsForMembers: {
    da: "Netværkets medlemmer kan se, hvordan man får fat i kontaktpersonerne.",
    en: "Members of the network see how to reach the people to ask.",
  },
  challenge: { da: "Udfordring", en: "Challenge" },
  approach: { da: "Sådan gør de", en: "What is done" },
  outcomes: { da: "Resultater", en: "Outcomes" },
  lessons: { da: "Erfaringer", en: "Lessons" },
  transferability: { da: "Hvis I vil gøre det samme", en: "If you wish to do the same" },
  attention: { da: "Opmærksomhedspunkter", en: "What to mind" },
  facts: { da: "Fakta", en: "Facts" },
  themes: { da: "Temaer", en: "Themes" },
  targetGroups: { da: "Målgrupper", en: "Target groups" },
  arenas: { da: "Arenaer", en: "Arenas" },
  cooperationForms: { da: "Samarbejdsformer", en: "Forms of cooperation" },
  stage: { da: "Stadie", en: "Stage" },
  evidence: { da: "Viden bag", en: "Evidence" },
  period: { da: "Periode", en: "Period" },
  from: { da: "fra", en: "from" },
  until: { da: "til", en: "until" },
  partners: { da: "Sammen med", en: "Together with" },
  municipality: { da: "Kommune", en: "Municipality" },
  coMunicipalities: { da: "Sammen med kommunerne", en: "Together with the municipalities" },
  staffHours: { da: "Medarbejdertimer om ugen", en: "Staff hours a week" },
  volunteers: { da: "Frivillige", en: "Volunteers" },
  yearlyCost: { da: "Udgift om året, kr.", en: "Cost in a year, DKK" },
  funding: { da: "Finansiering", en: "Funding" },
  resources: { da: "Ressourcer", en: "Resources" },
  contacts: { da: "Hvem kan I spørge?", en: "Whom to ask" },
  links: { da: "Læs mere", en: "Read more" },
  confirmed: { da: "Senest bekræftet", en: "Last confirmed" },
  archived: { da: "Dette initiativ er arkiveret.", en: "This practice is archived." },
  draft: { da: "Kladde, endnu ikke offentliggjort.", en: "A draft, not published yet." },
  notFound: { da: "Initiativet findes ikke", en: "There is no such practice" },
  title: { da: "Titel", en: "Title" },
  summary: { da: "Resumé", en: "Summary" },
  code: { da: "Kommunekode", en: "Municipality code" },
  status: { da: "Status", en: "Status" },
  startedOn: { da: "Begyndt", en: "Began on" },
  endedOn: { da: "Afsluttet", en: "Ended on" },
  publishedAt: { da: "Offentliggjort", en: "Published on" },
  updatedAt: { da: "Senest ændret", en: "Last changed on" },
  address: { da: "Adresse", en: "Address" },
  contactNames: { da: "Kontaktpersoner", en: "Contacts" },
  contactEmails: { da: "Kontaktpersoners e-mail", en: "Contacts' e-mail" },
  newest: { da: "Nyeste initiativer", en: "Newest practices" },
  takenUp: { da: "Hvem har taget det op?", en: "Who has taken it up?" },
  takenUpOn: { da: "Taget op", en: "Taken up on" },
  takenOver: { da: "Overtaget", en: "Taken over" },
  heardThrough: { da: "Hørte om det gennem", en: "Heard of it through" },
  adaptation: { da: "Hvad de ændrede", en: "What they changed" },
  experience: { da: "Hvordan det gik", en: "How it went" },
  ownDescription: { da: "Deres egen beskrivelse:", en: "Their own description:" },
  takesUp: { da: "tager op:", en: "takes up:" },
  begins: { da: "Begynder", en: "Begins" },
  ends: { da: "Slutter", en: "Ends" },
  venue: { da: "Sted", en: "Venue" },
  host: { da: "Vært", en: "Host" },
  cancelled: { da: "Arrangementet er aflyst.", en: "The event is cancelled." },
  calendar: { da: "Læg det i kalenderen", en: "Add it to your calendar" },
  region: { da: "Region", en: "Region" },
  practices: { da: "Kommunens initiativer", en: "Its practices" },
  inExplorer: { da: "Se alt om det i udforskeren", en: "See all about it in the explorer" },
  gone: { da: "Her er ikke noget (mere)", en: "There is nothing here (any more)" },
  goneSays: {
    da: "Det er slettet, eller det er kun for dem, der er med i netværket.",
    en: "It is deleted, or it is only for those who take part in the network.",
  },
  news: { da: "Nyt fra Samspil", en: "News from Samspil" },
} as const satisfies Record<string, Bilingual>;

export const stages: Readonly<Record<string, Bilingual>> = {
  IDEA: { da: "Idé", en: "Idea" },
  PILOT: { da: "Pilot", en: "Pilot" },
  RUNNING: { da: "I drift", en: "Running" },
  ANCHORED: { da: "Forankret", en: "Anchored" },
  ENDED: { da: "Afsluttet", en: "Ended" },
};

export const evidenceLevels: Readonly<Record<string, Bilingual>> = {
  EXPERIENCE: { da: "Erfaring", en: "Experience" },
  MONITORED: { da: "Løbende opfølgning", en: "Monitored" },
  EVALUATED: { da: "Evalueret", en: "Evaluated" },
  INDEPENDENTLY_EVALUATED: { da: "Uafhængigt evalueret", en: "Independently evaluated" },
};

export const adoptionKinds: Readonly<Record<AdoptionKind, Bilingual>> = {
  ADAPTED: { da: "Med en del ændringer", en: "With a good deal changed" },
  COPIED: { da: "Stort set, som det var", en: "Largely as it was" },
};

export const statuses: Readonly<Record<string, Bilingual>> = {
  DRAFT: { da: "Kladde", en: "Draft" },
  PUBLISHED: { da: "Offentliggjort", en: "Published" },
  ARCHIVED: { da: "Arkiveret", en: "Archived" },
};

/** "3 initiativer fra 2 kommuner". */
export const extent = (initiatives: number, municipalities: number): Bilingual => ({
  da: `${initiatives} ${initiatives === 1 ? "initiativ" : "initiativer"} fra ${municipalities} ${municipalities === 1 ? "kommune" : "kommuner"}`,
  en: `${initiatives} ${initiatives === 1 ? "practice" : "practices"} from ${municipalities} ${municipalities === 1 ? "municipality" : "municipalities"}`,
});
