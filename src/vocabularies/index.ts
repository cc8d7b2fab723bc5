export { AttentionPoint } from "./attention-point.entity";
export { findAttentionPoints, findTerms } from "./find-words";
export { Term, Vocabulary } from "./term.entity";
export { attentionPointShape, termShape } from "./vocabulary.shape";
