import { findOrganisations } from "../contacts";
import type { Tx } from "../kernel/ctx";
import { UserErrorCode } from "../kernel/errors";
import { tokensOf } from "../kernel/text/tokens";
import { findMunicipalities } from "../municipalities";
import { findAttentionPoints, findTerms, type Vocabulary } from "../vocabularies";
import type { InitiativeFilter } from "./initiative.queries";

const vocabularies: Readonly<Record<"themes" | "targetGroups" | "arenas" | "cooperationForms", `${Vocabulary}`>> = {
  themes: "THEME",
  targetGroups: "TARGET_GROUP",
  arenas: "ARENA",
  cooperationForms: "COOPERATION_FORM",
};
const longest = 4000;

/**
 * A filter as it is kept for later: nothing absent, each list in one order and without repetitions, so that two that ask
 * the same are the same. A list that is read now may name what is not there; what is kept may not, for it would wait in
 * silence for ever: a fault on each such field below `path`.
 */
export async function keepFilter(tx: Tx, filter: InitiativeFilter, path: readonly string[]): Promise<Readonly<Record<string, unknown>>> {
  const given = Object.entries(filter).filter(([, value]) => value !== null && value !== undefined);
  const fieldOf = (key: string) => (index: number) => [...path, key, String(index)];
  for (const key of Object.keys(vocabularies) as (keyof typeof vocabularies)[]) {
    await findTerms(tx, vocabularies[key] as Vocabulary, filter[key] ?? [], fieldOf(key));
  }
  await findAttentionPoints(tx, filter.attentionPoints ?? [], fieldOf("attentionPoints"));
  await findMunicipalities(tx, filter.municipalityCodes ?? [], fieldOf("municipalityCodes"));
  await findRegions(tx, filter.regionCodes ?? [], fieldOf("regionCodes"));
  refuseNothing(tx, filter, path);
  if (typeof filter.partnerId === "string") await findOrganisations(tx, [filter.partnerId], () => [...path, "partnerId"]);
  const kept = Object.fromEntries(given.map(([key, value]): [string, unknown] => [key, Array.isArray(value) ? inOneOrder(value) : value]));
  if (JSON.stringify(kept).length > longest) tx.faults.add(UserErrorCode.TOO_LONG, path);
  return kept;
}

/** Lists with such a filter are empty today, and always: who keeps it meant something else. */
function refuseNothing(tx: Tx, filter: InitiativeFilter, path: readonly string[]): void {
  for (const [key, value] of Object.entries(filter)) {
    if (Array.isArray(value) && value.length === 0) {
      const text = {
        da: "En tom liste passer til intet. Udelad feltet, eller skriv noget i det.",
        en: "An empty list fits nothing. Leave it out, or name something.",
      };
      tx.faults.add(UserErrorCode.BLANK, [...path, key], text);
    }
  }
  if (typeof filter.text === "string" && tokensOf(filter.text).length === 0) tx.faults.add(UserErrorCode.BLANK, [...path, "text"]);
  const { minPopulation: min, maxPopulation: max } = filter;
  if (typeof min === "number" && typeof max === "number" && min > max) {
    tx.faults.add(UserErrorCode.INVALID, [...path, "maxPopulation"], {
      da: "Skal være mindst minPopulation.",
      en: "Must be at least minPopulation.",
    });
  }
}

const inOneOrder = (list: readonly unknown[]): unknown[] => [...new Set(list)].sort();

async function findRegions(tx: Tx, codes: readonly string[], fieldOf: (index: number) => readonly string[]): Promise<void> {
  if (codes.length === 0) return;
  const rows: { code: string }[] = await tx.manager.query("SELECT code FROM region WHERE code = any($1::text[])", [codes]);
  codes.forEach((code, index) => {
    if (rows.some((row) => row.code === code)) return;
    tx.faults.add(UserErrorCode.NOT_FOUND, fieldOf(index), {
      da: `Ingen region har koden ${code}.`,
      en: `No region has the code ${code}.`,
    });
  });
}
