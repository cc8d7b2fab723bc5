import type { Page } from "../kernel/page";
import { badgesPage } from "./badges.page";
import { followEvents } from "./follow-events";
import { registrationsCsvPage } from "./registrations-csv.page";
import { ticketPages } from "./ticket.page";

export { eraseFoundRegistration, eraseRegistrations } from "./erase-registrations";
export { personalData } from "./personal-data";
export { registrationRetention } from "./registration-retention";
export { registrationShape } from "./registration.shape";
export { Registration } from "./registration.types";

export const registrationPages: readonly Page[] = [...ticketPages, badgesPage, registrationsCsvPage];

followEvents();
