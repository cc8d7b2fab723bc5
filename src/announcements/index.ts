export { Announcement } from "./announcement.types";
export { announcementShape, newestAnnouncements } from "./announcement.shape";
