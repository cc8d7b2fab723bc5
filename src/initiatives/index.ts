import "./initiative-joins.shape";

export { findInitiatives } from "./find-initiatives";
export { Initiative } from "./initiative.entity";
export { initiativeList } from "./initiative.filter";
export { visibleTo as initiativeVisibleTo } from "./initiative.policy";
export { InitiativeConnection, InitiativeFilter, InitiativesArgs } from "./initiative.queries";
export { alike } from "./initiative-likeness";
export { inDocument, rankOf, tiers } from "./initiative-words";
export { initiativeShape } from "./initiative.shape";
export { personalData } from "./personal-data";
