import { invitationPage } from "./accounts";
import { contactNoticePages } from "./contacts";
import { stopFollowingPages } from "./follows";
import { initiativePage } from "./initiatives";
import type { Page } from "./kernel/page";
import { myDataPage } from "./privacy";

/** What the hub shows beside the graph to people who follow a link. */
export const ownPages: readonly Page[] = [invitationPage, ...contactNoticePages, initiativePage, ...stopFollowingPages, myDataPage];
