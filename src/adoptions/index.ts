import "./adoption-joins.shape";

export { adoptionStates } from "./adoption-words";
export { Adoption } from "./adoption.entity";
export type { AdoptionKind, AdoptionStatus } from "./adoption.enums";
export { adoptionShape } from "./adoption.shape";
