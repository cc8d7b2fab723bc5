import { invitationPage } from "./accounts";
import { announcementStream } from "./announcements";
import { cataloguePages } from "./catalogue";
import { contactNoticePages } from "./contacts";
import { eventCalendarPages } from "./events";
import type { EventStream } from "./kernel/event-stream";
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

/** What programs follow beside the graph. */
export const eventStreams: readonly EventStream[] = [announcementStream];
