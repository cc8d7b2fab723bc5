import { invitationPage } from "./accounts";
import { cataloguePages } from "./catalogue";
import { contactNoticePages } from "./contacts";
import type { Page } from "./kernel/page";
import { myDataPage } from "./privacy";

/** What the hub shows beside the graph to people who follow a link. */
export const ownPages: readonly Page[] = [invitationPage, ...contactNoticePages, myDataPage, ...cataloguePages];
