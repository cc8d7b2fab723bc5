import { EventStatus, lockEvent, seenBy, type Places } from "../events";
import { keepActs, type Done } from "../kernel/audit";
import type { Ctx, Tx } from "../kernel/ctx";
import type { Database } from "../kernel/db/database";
import { Faults, UserErrorCode } from "../kernel/errors";
import { KeptKeys } from "../kernel/only-once";
import { transact } from "../kernel/transact";
import { Arrivals } from "./arrivals";
import { feedOf } from "./attendance-feed";
import { InTurn } from "./in-turn";
import { lookAtPlaces } from "./look-at-places";
import type { RegisterForEventInput } from "./registration.inputs";
import { understandParticipants } from "./understand-participants";

interface Call {
  readonly ctx: Ctx;
  readonly input: RegisterForEventInput;
}

interface Made {
  readonly registrations: readonly string[];
  readonly event: string;
}

/** Registers people, all or none: with places where all of them fit, else on the waiting list together. */
export async function registerForEvent(ctx: Ctx, input: RegisterForEventInput): Promise<Made> {
  const made = await queuesOf(ctx.db).take(input.eventId, { ctx, input });
  feedOf(ctx.db).wake();
  return made;
}

const queues = new WeakMap<Database, InTurn<Call, Made>>();

function queuesOf(db: Database): InTurn<Call, Made> {
  const known = queues.get(db) ?? new InTurn(registerAll);
  queues.set(db, known);
  return known;
}

/** Calls for one event, in one transaction: each is decided on as if those before it were committed, and refused alone. */
async function registerAll(calls: readonly Call[]): Promise<PromiseSettledResult<Made>[]> {
  const [first] = calls;
  if (!first) return [];
  // Neither what is wrong with it nor what the audit is told of it is for all of them.
  return transact({ ...first.ctx, faults: new Faults(), act: null }, async (tx) => {
    const event = await lockEvent(tx, first.input.eventId);
    if (!event) return calls.map(({ ctx }) => settled(() => seenBy(ctx.viewer, event, ["eventId"]) as never));
    const keyed = calls.map(({ ctx, input: { idempotencyKey, ...input } }) => ({ ctx, viewer: ctx.viewer, key: idempotencyKey, input }));
    const keys = await KeptKeys.hold(tx, "registerForEvent", keyed);
    const found = await lookAtPlaces(
      tx,
      event,
      keyed.flatMap(({ input }) => input.participants),
    );
    const arrivals = new Arrivals(event, found);
    const groups = keyed.map((call) =>
      settled(() => {
        const one: Tx = { ...tx, viewer: call.viewer, faults: call.ctx.faults.copy() };
        seenBy(one.viewer, event, ["eventId"]);
        const before = keys.subjectOf(call);
        if (before !== null) return before;
        const participants = understandParticipants(one, event, call.input.participants, found);
        refuseUnlessOpen(one, event);
        one.faults.throwIfAny();
        const groupId = arrivals.take(one, participants);
        keys.note(call, groupId);
        return groupId;
      }),
    );
    await arrivals.keep(tx);
    await keys.keep(tx);
    await keepActs(tx.run, tx.now(), done(calls, groups, event));
    const members = await membersOf(tx, groups);
    return groups.map((group) =>
      group.status === "rejected" ? group : { ...group, value: { registrations: members.get(group.value) ?? [], event: event.id } },
    );
  });
}

/** What a promise would have come to. */
function settled<T>(work: () => T): PromiseSettledResult<T> {
  try {
    return { status: "fulfilled", value: work() };
  } catch (reason) {
    return { status: "rejected", reason };
  }
}

const done = (calls: readonly Call[], groups: readonly PromiseSettledResult<string>[], { id }: Places): Done[] =>
  calls.flatMap(({ ctx: { viewer, act } }, index) =>
    act && groups[index]?.status === "fulfilled" ? [{ viewer, act, subjectId: id }] : [],
  );

/** Ids of each group's registrations, in their order: made now, or by an earlier call with the same key. */
async function membersOf(tx: Tx, groups: readonly PromiseSettledResult<string>[]): Promise<Map<string, string[]>> {
  const ids = groups.flatMap((group) => (group.status === "fulfilled" ? [group.value] : []));
  const rows = await tx.run<{ groupId: string; ids: string[] }>({
    name: "members_of_groups",
    text: `SELECT group_id "groupId", array_agg(id::text ORDER BY arrival) ids FROM registration WHERE group_id = any($1::uuid[]) GROUP BY group_id`,
    values: [ids],
  });
  return new Map(rows.map((row) => [row.groupId, row.ids]));
}

function refuseUnlessOpen(tx: Tx, event: Places): void {
  const now = tx.now();
  const wrong = (da: string, en: string) => tx.faults.add(UserErrorCode.WRONG_STATE, ["eventId"], { da, en });
  if (event.status === EventStatus.CANCELLED) wrong("Arrangementet er aflyst.", "The event is cancelled.");
  else if (event.status === EventStatus.DRAFT || (event.registrationOpensAt && now < event.registrationOpensAt)) {
    wrong("Tilmeldingen er ikke åben endnu.", "Registration is not open yet.");
  } else if (now >= (event.registrationClosesAt ?? event.startsAt)) wrong("Tilmeldingen er lukket.", "Registration is closed.");
}
