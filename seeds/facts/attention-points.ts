/**
 * What the study told municipalities to mind, as the article on vpt.dk names it.
 *
 * The study has six points; the article does not list them, but tells of these five lessons. A sixth is not made up here:
 * organisers can add it when the inspiration catalogue is out. The descriptions restate the lessons and add nothing to them.
 */
export interface AttentionPointFact {
  readonly key: string;
  readonly titleDa: string;
  readonly titleEn: string;
  readonly descriptionDa: string;
  readonly descriptionEn: string;
  readonly source: string;
}

const SOURCE = "https://vpt.dk";

export const attentionPoints: readonly AttentionPointFact[] = [
  {
    key: "equal-partner",
    titleDa: "Civilsamfundet som ligeværdig samspilspartner",
    titleEn: "Civil society as an equal partner",
    descriptionDa: "Kommunen møder foreninger og frivillige som ligeværdige parter i samspillet.",
    descriptionEn: "The municipality meets associations and volunteers as equal parties in working together.",
    source: SOURCE,
  },
  {
    key: "systematic",
    titleDa: "Systematisk – ikke båret af enkelte ildsjæle",
    titleEn: "Systematic – not carried by a few enthusiasts",
    descriptionDa: "Samspillet er sat i system, så det ikke står og falder med enkelte ildsjæle.",
    descriptionEn: "Working together is made systematic, so that it does not stand or fall with a few enthusiasts.",
    source: SOURCE,
  },
  {
    key: "backing-and-ownership",
    titleDa: "Politisk og ledelsesmæssig opbakning og ejerskab",
    titleEn: "Political and managerial backing and ownership",
    descriptionDa: "Politikere og ledere bakker samspillet op og tager ejerskab for det.",
    descriptionEn: "Politicians and managers back the work and take ownership of it.",
    source: SOURCE,
  },
  {
    key: "start-over-and-understand-together",
    titleDa: "Begynd forfra, og forstå udfordringen sammen",
    titleEn: "Start over, and understand the challenge together",
    descriptionDa: "Parterne begynder forfra og forstår udfordringen sammen.",
    descriptionEn: "The parties start over and come to understand the challenge together.",
    source: SOURCE,
  },
  {
    key: "human-value-and-relations",
    titleDa: "Menneskelig værdiskabelse og relationer",
    titleEn: "Human value creation and relations",
    descriptionDa: "Den værdi, der skabes for mennesker, og relationerne mellem dem er i centrum.",
    descriptionEn: "The value that is created for people, and the relations between them, are at the centre.",
    source: SOURCE,
  },
];
