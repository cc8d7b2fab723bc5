export { Announcement } from "./announcement.types";
export { announcementShape, newestAnnouncements } from "./announcement.shape";
export { announcementStream } from "./announcement.stream";
export { thingUrl } from "./thing-url";
