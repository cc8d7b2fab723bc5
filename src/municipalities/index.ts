export { authoriseParticipant } from "./authorise-participant";
export { findMunicipalities, findMunicipality, refuseUnknown } from "./find-municipality";
export { Coordinates, Municipality } from "./municipality.entity";
export { municipalityCodes } from "./municipality-codes";
export { contributing, runningTheNetwork } from "./municipality.policy";
export { MunicipalityConnection } from "./municipality.queries";
export { isInForce, municipalityShape, regionShape } from "./municipality.shape";
export { officialName } from "./official-name";
export { Region } from "./region.entity";
