/**
 * The regions of Denmark, past and coming.
 *
 * Sources: the codes 1081–1085 and the names are those of DAGI and Statistics Denmark. Region Østdanmark takes the place of
 * Region Hovedstaden and Region Sjælland on 1 January 2027 by Lov nr. 699 af 20. juni 2025, § 126. Its code was not found, and
 * is left empty rather than guessed. Since when the other five have been in force is not in these sources, so it is left open.
 */
export interface RegionFact {
  /** Official code; null for one that has none yet. */
  readonly code: string | null;
  readonly name: string;
  /** ISO day; null: not found in the sources. */
  readonly validFrom: string | null;
  /** ISO day, the last one in force; null: still in force. */
  readonly validUntil: string | null;
}

export const regions: readonly RegionFact[] = [
  { code: "1081", name: "Region Nordjylland", validFrom: null, validUntil: null },
  { code: "1082", name: "Region Midtjylland", validFrom: null, validUntil: null },
  { code: "1083", name: "Region Syddanmark", validFrom: null, validUntil: null },
  { code: "1084", name: "Region Hovedstaden", validFrom: null, validUntil: "2026-12-31" },
  { code: "1085", name: "Region Sjælland", validFrom: null, validUntil: "2026-12-31" },
  { code: null, name: "Region Østdanmark", validFrom: "2027-01-01", validUntil: null },
];

/** Name of a region that ends → name of the one that takes its place. */
export const mergedInto: Readonly<Record<string, string>> = {
  "Region Hovedstaden": "Region Østdanmark",
  "Region Sjælland": "Region Østdanmark",
};
