import type { FreshDatabase } from "./database";
import type { TestHub } from "./hub";
import { at, textAt } from "./json";
import { mutate } from "./mutate";
import type { Person } from "./person";
import { until } from "./until";

export interface News {
  readonly kind: string;
  readonly subjectId: string;
}

/** Whose coming and going says where we are in the log; no test is about it. */
const fence = "0825";

interface Known {
  readonly news: News[];
  cursor: string | null;
}

/** A log is its database's: another hub on it goes on where the first one was. */
const known = new WeakMap<FreshDatabase, Known>();
const organisers = new WeakMap<TestHub, Person>();

/** All that this hub has ever announced, in order: a fence is announced last, so nothing is still on its way. */
export async function announced(hub: TestHub): Promise<readonly News[]> {
  const log = known.get(hub.database) ?? { news: [], cursor: null };
  known.set(hub.database, log);
  const organiser = organisers.get(hub) ?? (await hub.someone("ORGANISER"));
  organisers.set(hub, organiser);
  const data = await hub.anyone.data(`{ municipality(code: "${fence}") { id isParticipating } }`);
  const fenceId = textAt(data, "municipality.id");
  await mutate(organiser, at(data, "municipality.isParticipating") === true ? "dismissMunicipality" : "admitMunicipality", { code: fence });
  await until(async () => {
    const page = await pageAfter(hub, log);
    log.news.push(...page.filter(({ subjectId }) => subjectId !== fenceId));
    return page.some(({ subjectId }) => subjectId === fenceId);
  }, "the fence to be announced");
  return [...log.news];
}

/** The kinds of what was announced of one thing, in order. */
export async function announcedOf(hub: TestHub, id: string): Promise<readonly string[]> {
  return (await announced(hub)).filter(({ subjectId }) => subjectId === id).map(({ kind }) => kind);
}

async function pageAfter(hub: TestHub, log: Known): Promise<News[]> {
  const data = await hub.anyone.data(
    "query ($after: String) { announcements(after: $after, first: 100) { nodes { cursor kind subjectId } } }",
    { after: log.cursor },
  );
  const nodes = at(data, "announcements.nodes") as (News & { cursor: string })[];
  log.cursor = nodes.at(-1)?.cursor ?? log.cursor;
  return nodes.map(({ kind, subjectId }) => ({ kind, subjectId }));
}
