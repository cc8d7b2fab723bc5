import "./adoption-joins.shape";

export { Adoption } from "./adoption.entity";
export { adoptionShape } from "./adoption.shape";
