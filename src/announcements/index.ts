export { Announcement } from "./announcement.types";
export { announcementShape } from "./announcement.shape";
