export { NetworkEvent } from "./event.entity";
export { AttendanceMode, EventStatus } from "./event.enums";
export { managingEvents } from "./event.policy";
export { findEvent, findEventForChange, findEventId, refuseCancelled } from "./find-event-for-change";
export { handOverEvents } from "./hand-over-events";
export { whenEventChanges } from "./when-event-changes";
export { eventShape, sessionShape } from "./event.shape";
export { Session } from "./session.entity";
export { personalData } from "./personal-data";
