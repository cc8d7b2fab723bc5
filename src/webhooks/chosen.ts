import { announcementShape } from "../announcements";
import type { LogEntry } from "../kernel/announcements/announcement-log";
import type { Ctx } from "../kernel/ctx";
import { choosers } from "../kernel/read/chooser";
import type { Leased } from "./lease";

/** So many filters are asked in one statement. */
const filtersAtOnce = 50;

/**
 * Of a page of the log, what each webhook is to be sent: by its kinds, and by the same filter as subscriptions. Asked with
 * the rights of the public, whoever owns the webhook: the message goes to an address, and that has no rights.
 */
export async function chosen(
  ctx: Ctx,
  webhooks: readonly Leased[],
  entries: readonly LogEntry[],
): Promise<Map<string, readonly LogEntry[]>> {
  const byFilter = new Map<string, Readonly<Record<string, unknown>>>();
  for (const { filter } of webhooks) if (filter) byFilter.set(JSON.stringify(filter), { initiative: filter });
  const found = new Map<string, ReadonlySet<string>>();
  const filters = entries.length > 0 ? [...byFilter] : [];
  for (let from = 0; from < filters.length; from += filtersAtOnce) {
    const some = filters.slice(from, from + filtersAtOnce);
    const sets = await choosers(
      announcementShape,
      some.map(([, filter]) => filter),
    )(
      ctx,
      entries.map(({ id }) => id),
    );
    for (const [n, [key]] of some.entries()) found.set(key, sets[n] ?? new Set());
  }
  return new Map(
    webhooks.map(({ id, kinds, filter }) => {
      const set = filter && found.get(JSON.stringify(filter));
      return [id, entries.filter((entry) => (kinds.length === 0 || kinds.includes(entry.kind)) && (!set || set.has(entry.id)))];
    }),
  );
}
