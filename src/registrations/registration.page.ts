import type { Page } from "../kernel/page";
import { cancelRegistrationPages } from "./cancel-registration.page";
import { feedbackPages } from "./feedback.page";
import { viewerCalendarPage } from "./viewer-calendar.page";

/** What participants open from a mail, or take along. */
export const registrationPages: readonly Page[] = [...cancelRegistrationPages, ...feedbackPages, viewerCalendarPage];
