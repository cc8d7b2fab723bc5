export { personalData } from "./personal-data";
export { ExperienceRequest } from "./request.entity";
export { requestShape } from "./request.shape";
