import "./initiative-joins.shape";

export { filterInWords, filterSummary, namesOf as filterNamesOf, type FilterNames } from "./filter-in-words";
export { findInitiatives } from "./find-initiatives";
export { initiativePage, initiativeUrl } from "./initiative.page";
export { keepFilter } from "./keep-filter";
export { Initiative } from "./initiative.entity";
export { initiativeList, initiativeMatcher } from "./initiative.filter";
export { visibleTo as initiativeVisibleTo } from "./initiative.policy";
export { InitiativeConnection, InitiativeFilter, InitiativesArgs } from "./initiative.queries";
export { initiativeShape } from "./initiative.shape";
export { personalData } from "./personal-data";
