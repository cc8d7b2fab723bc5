/**
 * Words that somebody else has set, each with where it is from. The network's own words are not facts, and are not here.
 *
 * ARENA: the five arenas of the national strategy against loneliness. COOPERATION_FORM: as Vidensportalen tells of civil
 * society. THEME: the three words of the study itself. The English names are translations made for the hub.
 */
export interface TermSeed {
  readonly vocabulary: "THEME" | "TARGET_GROUP" | "ARENA" | "COOPERATION_FORM";
  /** A stable word, unique over all vocabularies. */
  readonly key: string;
  readonly nameDa: string;
  readonly nameEn: string;
  /** Address of the page that the word is from; null where it is nobody's. */
  readonly source: string | null;
}

const STUDY = "https://vpt.dk";
const STRATEGY = "https://modensomhed.dk/strategi-og-handlingsplan";
const CIVIL_SOCIETY = "https://vidensportal.dk/voksne/civilsamfund";

export const terms: readonly TermSeed[] = [
  { vocabulary: "THEME", key: "loneliness", nameDa: "Ensomhed", nameEn: "Loneliness", source: STUDY },
  { vocabulary: "THEME", key: "poor-thriving", nameDa: "Mistrivsel", nameEn: "Poor well-being", source: STUDY },
  { vocabulary: "THEME", key: "quality-of-life", nameDa: "Livskvalitet", nameEn: "Quality of life", source: STUDY },
  { vocabulary: "ARENA", key: "home", nameDa: "Hjem og bolig", nameEn: "Home and housing", source: STRATEGY },
  {
    vocabulary: "ARENA",
    key: "childcare-and-education",
    nameDa: "Dagtilbud, skole og uddannelse",
    nameEn: "Childcare, school and education",
    source: STRATEGY,
  },
  {
    vocabulary: "ARENA",
    key: "leisure-and-communities",
    nameDa: "Fritid og fællesskaber",
    nameEn: "Leisure and communities",
    source: STRATEGY,
  },
  {
    vocabulary: "ARENA",
    key: "work-and-employment",
    nameDa: "Arbejdsliv og beskæftigelse",
    nameEn: "Working life and employment",
    source: STRATEGY,
  },
  { vocabulary: "ARENA", key: "health-and-care", nameDa: "Sundhed og pleje", nameEn: "Health and care", source: STRATEGY },
  { vocabulary: "COOPERATION_FORM", key: "co-creation", nameDa: "Samskabelse", nameEn: "Co-creation", source: CIVIL_SOCIETY },
  { vocabulary: "COOPERATION_FORM", key: "partnership", nameDa: "Partnerskab", nameEn: "Partnership", source: CIVIL_SOCIETY },
];
