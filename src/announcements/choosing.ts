import type { LogEntry } from "../kernel/announcements/announcement-log";
import type { Ctx } from "../kernel/ctx";
import { chooser } from "../kernel/read/chooser";
import { announcementShape } from "./announcement.shape";

/** Those of a batch that an AnnouncementFilter finds, by the reader's rights at that moment: for subscriptions and streams alike. */
export function choosing(
  filter: Readonly<Record<string, unknown>> | null,
): (ctx: Ctx, entries: readonly LogEntry[]) => Promise<readonly LogEntry[]> {
  const choose = filter && Object.keys(filter).length > 0 ? chooser(announcementShape, filter, { defaults: false }) : null;
  return async (ctx, entries) => {
    if (!choose) return entries;
    const found = await choose(
      ctx,
      entries.map(({ id }) => id),
    );
    return entries.filter(({ id }) => found.has(id));
  };
}
