import "./initiative-joins.shape";

export { fragilityReasons } from "./continuity";
export { filterInWords, filterSummary, namesOf as filterNamesOf, type FilterNames } from "./filter-in-words";
export { findInitiatives, visibleInitiatives } from "./find-initiatives";
export { FragilityReason, InitiativeStatus } from "./initiative.enums";
export { handOverInitiatives } from "./hand-over-initiatives";
export { initiativeUrl } from "./initiative-url";
export { keepFilter } from "./keep-filter";
export { Initiative } from "./initiative.entity";
export { initiativeList } from "./initiative.filter";
export { visibleTo as initiativeVisibleTo } from "./initiative.policy";
export { InitiativeConnection, InitiativeFilter, InitiativesArgs } from "./initiative.queries";
export { alike } from "./initiative-likeness";
export { inDocument, tiers, wordsOf } from "./initiative-words";
export { initiativeShape } from "./initiative.shape";
export { networkShape } from "./initiative-joins.shape";
export { Network } from "./network.types";
export { personalData } from "./personal-data";
