import { initiativeList, initiativeShape } from "../initiatives";
import { decodeCursor } from "../kernel/announcements/cursor";
import { connection } from "../kernel/read/connection";
import { anything, columns, computed, instants, many, objectOf, objectTypeOf, one } from "../kernel/read/fields";
import { allOf, conditions, isOneOf, orders } from "../kernel/read/list";
import { shape, type Emit } from "../kernel/read/shape";
import { municipalityShape } from "../municipalities";

/** The last of all ids: a cursor of the log stands after the row of its number, whatever that row's id is. */
const lastId = "ffffffff-ffff-ffff-ffff-ffffffffffff";

export const announcementShape = shape("Announcement", {
  table: "announcement",
  visible: (a) => `${a}.seq is not null`,
  list: {
    filters: {
      kinds: isOneOf("kind"),
      municipalityCodes: (a, value) => `${a}.municipality_id in (select id from municipality where code = any(${value("text[]")}))`,
      initiative: (a, _value, w, inner) => {
        const found = allOf([
          // What is adopted is an initiative, too.
          `i.id = coalesce((select ad.initiative_id from adoption ad where ad.id = ${a}.subject_id), ${a}.subject_id)`,
          initiativeShape.visible("i", w.who),
          ...conditions(initiativeList, "i", inner, w),
        ]);
        return `${a}.kind not like 'INITIATIVE%' or exists (select from initiative i where ${found})`;
      },
    },
    orders: orders({
      SEQ: {
        sql: (a) => `${a}.seq`,
        type: "bigint",
        cursor: {
          sql: (a) =>
            `translate(encode(convert_to('v1.' || (select epoch from announcement_log) || '.' || ${a}.seq, 'UTF8'), 'base64'), E'+/=\\n', '-_')`,
          decode: (cursor) => [decodeCursor(cursor).seq, lastId],
        },
      },
    }),
    defaultOrder: { field: "SEQ", direction: "ASC" },
  },
});

announcementShape.add({
  ...columns("id", "kind", "subjectId"),
  ...instants("occurredAt"),
  cursor: computed<{ seq: number }>(
    (a) => ({ seq: `${a}.seq` }),
    ({ seq }, { ctx }) => ctx.announcements.cursorOf(seq),
  ),
  subject: (a, use, e) => anything(`${a}.subject_id`, use, e),
  municipality: one(
    () => municipalityShape,
    (m, a) => `${m}.id = ${a}.municipality_id`,
  ),
});

/** In no table: it is made of the follower's place and the time. Registered so that the stream's union is read whole. */
shape("Checkpoint", { table: null });

export const announcementPage: Emit = connection(() => announcementShape);

/** One announcement of the log, as an item of the stream. */
export const announcementById: Emit = (_row, use, e) => {
  const row = e.alias();
  const { sql, finish } = objectOf(announcementShape, use, row, e);
  return { sql: `(select ${sql} from announcement ${row} where ${row}.id = ${e.root("id", "uuid")})`, ...(finish && { finish }) };
};

/** Those of a filter that were told last, newest first: for who looks at the news of the day, not for who must miss nothing. */
export const newestAnnouncements =
  (most: number): Emit =>
  (_row, use, e) => {
    const { list } = announcementShape.definition;
    if (!list) throw new Error("announcements have a list");
    const args = e.args(use);
    const filterOf = (values: Readonly<Record<string, unknown>>) => (values["filter"] ?? {}) as Readonly<Record<string, unknown>>;
    const filter = { sent: filterOf(args.value), read: (run: Parameters<typeof args.read>[0]) => filterOf(args.read(run)) };
    const nodes = many(() => announcementShape, {
      on: (a, _row, _link, w) => allOf(conditions(list, a, filter, w)),
      order: (a) => `${a}.seq desc`,
      limit: () => String(most),
    });
    return e.object(objectTypeOf(use), use.nodes, "", () => nodes);
  };
