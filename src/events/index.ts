export { NetworkEvent } from "./event.entity";
export { eventShape, sessionShape } from "./event.shape";
export { Session } from "./session.entity";
