/** The language that a text is written in. */
export enum Language {
  DA = "DA",
  EN = "EN",
}

/** What people read, in both languages: the compiler sees to it that none is missing. */
export interface Bilingual {
  readonly da: string;
  readonly en: string;
}

export function inLanguage(text: Bilingual, language: Language): string {
  return language === Language.EN ? text.en : text.da;
}

/** The first of Danish and English that an Accept-Language header asks for, by its weights; Danish without one. */
export function languageOf(acceptLanguage: string | undefined): Language {
  const wishes = (acceptLanguage ?? "")
    .slice(0, 500)
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
      const weight = parameters.map((p) => /^\s*q=([0-9.]+)\s*$/.exec(p)?.[1]).find((q) => q !== undefined);
      return { primary: tag.split("-")[0] ?? "", weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter((wish) => wish.weight > 0 && (wish.primary === "da" || wish.primary === "en"))
    .sort((a, b) => b.weight - a.weight);
  return wishes[0]?.primary === "en" ? Language.EN : Language.DA;
}
