import { invitationPage } from "./accounts";
import { cataloguePages } from "./catalogue";
import { contactNoticePages } from "./contacts";
import { eventCalendarPages } from "./events";
import { stopFollowingPages } from "./follows";
import type { Page } from "./kernel/page";
import { myDataPage } from "./privacy";
import { registrationPages } from "./registrations";

/** What the hub shows beside the graph to people who follow a link. */
export const ownPages: readonly Page[] = [
  invitationPage,
  ...contactNoticePages,
  ...eventCalendarPages,
  ...registrationPages,
  ...stopFollowingPages,
  ...cataloguePages,
  myDataPage,
];
