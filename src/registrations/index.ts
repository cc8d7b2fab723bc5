import { followEvents } from "./follow-events";

export { eraseFoundRegistration, eraseRegistrations } from "./erase-registrations";
export { eventReminders, eventThanks } from "./event-reminders";
export { registrationPages } from "./registration.page";
export { personalData } from "./personal-data";
export { registrationRetention } from "./registration-retention";
export { registrationShape } from "./registration.shape";
export { Registration } from "./registration.types";

followEvents();
