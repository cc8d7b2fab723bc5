import { announcementShape } from "../announcements";
import type { Ctx } from "../kernel/ctx";
import { chooser } from "../kernel/read/chooser";
import { Viewer } from "../kernel/viewer";

/** Of one webhook so many are held against its filter: a glance at all webhooks must not become a search through a month's log. */
const mostAsked = 1000;

/** What a backlog is counted from; a type, so that it fits `computed`. */
export type Waiting = {
  readonly filter: Readonly<Record<string, unknown>> | null;
  /** By kinds alone. */
  readonly count: number;
  /** The oldest of them, where there is a filter to be asked. */
  readonly ids: readonly string[];
};

/** SQL condition: the announcement is ahead of the webhook, and of its kinds. */
export const waitingByKind = (a: string, w: string): string => `${a}.seq > ${w}.seq and (${w}.kinds = '{}' or ${a}.kind = any(${w}.kinds))`;

/** SQL of each of these over a row of `webhook`. */
export const waiting = (w: string): Record<keyof Waiting, string> => ({
  filter: `${w}.filter`,
  count: `(select count(*)::int from announcement wa where ${waitingByKind("wa", w)})`,
  ids: `array(select wa.id from announcement wa where ${w}.filter is not null and ${waitingByKind("wa", w)} order by wa.seq limit ${mostAsked})`,
});

/** How many will be sent, by the rights of the public as when they are. Those of all webhooks of an answer are asked together. */
export async function backlogOf(ctx: Ctx, { filter, count, ids }: Waiting): Promise<number> {
  if (!filter || ids.length === 0) return count;
  const found = await chooser(announcementShape, { initiative: filter }, { defaults: false })({ ...ctx, viewer: Viewer.anonymous }, ids);
  return count - ids.length + found.size;
}
