export { Announcement } from "./announcement.types";
export { announcementShape } from "./announcement.shape";
export { announcementStream } from "./announcement.stream";
