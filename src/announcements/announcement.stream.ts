import type { Batch, LogEntry } from "../kernel/announcements/announcement-log";
import { news } from "../kernel/announcements/news";
import type { Ctx } from "../kernel/ctx";
import { requestError } from "../kernel/errors";
import type { EventStream, StreamedEvent, StreamRequest } from "../kernel/event-stream";
import { inputOf } from "../kernel/read/input";
import { municipalityCodes } from "../municipalities";
import { choosing } from "./choosing";

const known = new Set(["after", "kinds", "municipalityCodes", "filter"]);

/**
 * GET /announcements.sse?after=CURSOR&kinds=INITIATIVE_PUBLISHED,…&municipalityCodes=0265,…&filter={"themes":["loneliness"]}
 *
 * The stream of announcements as server-sent events, for whoever has no WebSocket: `announcement` and `checkpoint`, each with
 * its cursor as id, and `error` with a code before the end. Last-Event-ID goes before `after`. Without either it begins
 * with a checkpoint of now.
 */
export const announcementStream: EventStream = {
  path: "/announcements.sse",
  open: async (ctx, request) => {
    const choose = choosing(filterOf(ctx, request));
    const after = request.lastEventId ?? request.fields["after"] ?? null;
    const head = after === null ? await ctx.announcements.head() : null;
    let codes: ReadonlyMap<string, string> = new Map();
    return news<StreamedEvent>(ctx, {
      after: after ?? head,
      ...(head !== null && { first: checkpoint(head, ctx) }),
      choose: async (now, entries) => {
        const chosen = await choose(now, entries);
        codes = await municipalityCodes(
          now,
          chosen.map(({ municipalityId }) => municipalityId),
        );
        return chosen;
      },
      tell: ({ entries, cursor }: Batch) =>
        entries.length > 0 ? entries.map((entry) => told(ctx, entry, codes)) : [checkpoint(cursor, ctx)],
    });
  },
};

function filterOf(ctx: Ctx, { fields }: StreamRequest): Readonly<Record<string, unknown>> {
  const unknown = Object.keys(fields).find((name) => !known.has(name));
  if (unknown !== undefined) {
    throw requestError("BAD_USER_INPUT", `There is no ${unknown} here: ${[...known].join(", ")}.`, 400);
  }
  const { kinds, municipalityCodes, filter } = fields;
  return inputOf(ctx.reader.schema, "AnnouncementFilter", {
    ...(kinds !== undefined && { kinds: kinds.split(",") }),
    ...(municipalityCodes !== undefined && { municipalityCodes: municipalityCodes.split(",") }),
    ...(filter !== undefined && { initiative: jsonOf(filter) }),
  });
}

function jsonOf(filter: string): unknown {
  try {
    return JSON.parse(filter);
  } catch {
    throw requestError("BAD_USER_INPUT", 'filter: This is not JSON. Send an InitiativeFilter, such as {"themes":["loneliness"]}.', 400);
  }
}

const checkpoint = (cursor: string, ctx: Ctx): StreamedEvent => ({
  id: cursor,
  event: "checkpoint",
  data: JSON.stringify({ cursor, at: ctx.now() }),
});

function told(
  ctx: Ctx,
  { id, seq, kind, subjectId, municipalityId, occurredAt }: LogEntry,
  codes: ReadonlyMap<string, string>,
): StreamedEvent {
  const cursor = ctx.announcements.cursorOf(seq);
  const municipalityCode = municipalityId === null ? null : (codes.get(municipalityId) ?? null);
  return { id: cursor, event: "announcement", data: JSON.stringify({ cursor, id, kind, occurredAt, subjectId, municipalityCode }) };
}
