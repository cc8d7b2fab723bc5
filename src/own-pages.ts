import { invitationPage } from "./accounts";
import { announcementStream } from "./announcements";
import { contactNoticePages } from "./contacts";
import type { EventStream } from "./kernel/event-stream";
import type { Page } from "./kernel/page";
import { myDataPage } from "./privacy";

/** What the hub shows beside the graph to people who follow a link. */
export const ownPages: readonly Page[] = [invitationPage, ...contactNoticePages, myDataPage];

/** What programs follow beside the graph. */
export const eventStreams: readonly EventStream[] = [announcementStream];
