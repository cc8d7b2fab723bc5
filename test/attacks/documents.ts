/** Documents that are made to cost more than they look like. */

const times = (count: number, make: (n: number) => string, between = " "): string =>
  Array.from({ length: count }, (_, n) => make(n)).join(between);

/** 2 to the `deep`-th selections: each fragment spreads the next twice, all at one level. */
export const flatBomb = (deep: number, root = "Query"): string =>
  `${root.toLowerCase()} { ...f0 } ${times(deep, (n) => `fragment f${n} on ${root} { ...f${n + 1} ...f${n + 1} }`)} fragment f${deep} on ${root} { ${root === "Query" ? "__typename" : "announcements { __typename }"} }`;

/** The same, one level deeper for each. */
export const deepBomb = (deep: number): string =>
  `{ node(id: "x") { ... on Initiative { ...f0 } } } ${times(deep, (n) => `fragment f${n} on Initiative { municipality { initiatives { nodes { ...f${n + 1} } } hostedEvents { totalCount } initiatives { nodes { ...f${n + 1} } } } }`)} fragment f${deep} on Initiative { title }`;

/** Fields of one name, each of which has to be compared with each of the others, all the way down. */
export const mergeBomb = (count: number): string =>
  `{ ${times(count, () => "municipalities { nodes { ...m } }")} } fragment m on Municipality { ${times(count, () => "initiatives { nodes { ...i } }")} } fragment i on Initiative { ${times(count, () => "title")} }`;

export const cycle = "{ ...a } fragment a on Query { ...b } fragment b on Query { ...c } fragment c on Query { ...a }";
export const selfCycle =
  "{ municipalities { nodes { ...m } } } fragment m on Municipality { name initiatives { nodes { municipality { ...m } } } }";

export const aliases = (count: number): string => `{ ${times(count, (n) => `a${n}: __typename`)} }`;
export const repeated = (count: number): string => `{ ${times(count, () => "__typename")} }`;
export const repeatedObjects = (count: number): string => `{ ${times(count, () => "municipalities { totalCount }")} }`;
export const repeatedInFragments = (count: number): string => `{ ${times(count, () => "... { municipalities { totalCount } }")} }`;
export const levels = (count: number, page = ""): string =>
  `{ municipalities${page} { nodes ${`{ initiatives${page} { nodes { municipality `.repeat(count)} { name } ${"} } }".repeat(count)} } }`;
export const brackets = (count: number): string => `${"{a".repeat(count)}${"}".repeat(count)}`;
export const directives = (count: number): string => `{ __typename ${times(count, () => "@a")} }`;
export const skips = (count: number): string => `{ ${times(count, () => "__typename @skip(if: false)")} }`;
export const unknownFields = (count: number): string => `{ ${times(count, (n) => `unknown${n}`)} }`;
export const operations = (count: number): string => times(count, (n) => `query q${n} { __typename }`);
export const unusedVariables = (count: number): string => `query (${times(count, (n) => `$v${n}: Int`)}) { __typename }`;
export const unusedFragments = (count: number): string => `{ __typename } ${times(count, (n) => `fragment f${n} on Query { __typename }`)}`;
export const listLiteral = (depth: number): string => `{ nodes(ids: ${"[".repeat(depth)}${"]".repeat(depth)}) { id } }`;
export const objectLiteral = (depth: number): string =>
  `{ initiatives(filter: ${"{ text: ".repeat(depth)} "x" ${"}".repeat(depth)}) { totalCount } }`;
export const conflicts = (count: number): string =>
  `{ ${times(count, (n) => `municipalities(first: ${n}) { nodes { ...x${n} } }`)} } ${times(count, (n) => `fragment x${n} on Municipality { initiatives(first: ${n}) { totalCount } }`)}`;

export const amplified = `query ($n: Int) { municipalities(first: $n) { nodes { initiatives(first: $n) { nodes {
  contacts { name } municipality { contacts(first: $n) { nodes { name } } } } } } } }`;
export const cubed = `{ municipalities(first: 100) { nodes { initiatives(first: 100) { nodes { municipality { contacts(first: 100) { nodes { name } } } } } } } }`;
export const introspections = `{ ${times(30, (n) => `i${n}: __schema { types { fields { args { type { name } } type { fields { type { name } } } } } }`)} }`;

export const listOf = "query ($first: Int, $after: String) { municipalities(first: $first, after: $after) { nodes { name } } }";
