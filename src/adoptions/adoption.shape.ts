import { initiativeShape } from "../initiatives";
import { richText } from "../kernel/graphql/rich-text";
import { can } from "../kernel/policy";
import { columns, computed, instants, one } from "../kernel/read/fields";
import { orders } from "../kernel/read/list";
import { shape } from "../kernel/read/shape";
import { contributing, municipalityShape } from "../municipalities";

/** Of published practices only, which are never drafts again: whoever asks may see both ends. */
export const adoptionShape = shape("Adoption", {
  table: "adoption",
  list: {
    orders: orders({ STARTED_AT: { sql: (a) => `${a}.started_at`, type: "timestamptz" } }),
    defaultOrder: { field: "STARTED_AT", direction: "DESC" },
  },
}).add({
  ...columns("id", "status", "kind", "heardThrough"),
  ...instants("startedAt", "updatedAt"),
  adaptation: richText("adaptation"),
  experience: richText("experience"),
  initiative: one(
    () => initiativeShape,
    (i, a) => `${i}.id = ${a}.initiative_id`,
  ),
  municipality: one(
    () => municipalityShape,
    (m, a) => `${m}.id = ${a}.municipality_id`,
  ),
  ownInitiative: one(
    () => initiativeShape,
    (i, a) => `${i}.id = ${a}.own_initiative_id`,
  ),
  viewerCanRevise: computed<{ id: string }>(
    (a) => ({ id: `${a}.municipality_id` }),
    (municipality, { ctx }) => can(ctx.viewer, contributing, municipality),
  ),
});
