import type { Page } from "../kernel/page";
import { badgesPage } from "./badges.page";
import { cancelRegistrationPages } from "./cancel-registration.page";
import { feedbackPages } from "./feedback.page";
import { registrationsCsvPage } from "./registrations-csv.page";
import { ticketPage } from "./ticket.page";
import { viewerCalendarPage } from "./viewer-calendar.page";

/** What participants open from a mail, or take along; and what organisers print or open as a spreadsheet. */
export const registrationPages: readonly Page[] = [
  ...cancelRegistrationPages,
  ...feedbackPages,
  viewerCalendarPage,
  ticketPage,
  badgesPage,
  registrationsCsvPage,
];
