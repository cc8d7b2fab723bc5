/** Those whose own name is not the short one with "Kommune" after it. */
const others: Readonly<Record<string, string>> = { København: "Københavns Kommune", Bornholm: "Bornholms Regionskommune" };

/** What a municipality calls itself, by its short name: "Roskilde Kommune". */
export const officialName = (name: string): string => others[name] ?? `${name} Kommune`;
