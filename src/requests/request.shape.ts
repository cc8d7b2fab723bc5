import { initiativeShape } from "../initiatives";
import { richText } from "../kernel/graphql/rich-text";
import { can } from "../kernel/policy";
import { connection } from "../kernel/read/connection";
import { columns, computed, instants, many, one } from "../kernel/read/fields";
import { isOneOf, orders } from "../kernel/read/list";
import { queryShape, shape } from "../kernel/read/shape";
import { contributing, municipalityShape } from "../municipalities";
import { termShape } from "../vocabularies";
import { couldAnswerFor, visibleTo } from "./request.policy";
import { suggestions } from "./suggestions";

const answerShape = shape("ExperienceAnswer", {
  table: "experience_answer",
  visible: (a, who) => `exists (select from experience_request r where r.id = ${a}.request_id and (${visibleTo("r", who)}))`,
}).add({
  ...columns("id"),
  ...instants("createdAt"),
  text: richText("text"),
  municipality: one(
    () => municipalityShape,
    (m, a) => `${m}.id = ${a}.municipality_id`,
  ),
  initiatives: many(() => initiativeShape, {
    through: "experience_answer_initiative",
    on: (i, a, link) => `${link}.answer_id = ${a}.id and ${i}.id = ${link}.initiative_id`,
    order: (_i, link) => `${link}.position`,
  }),
});

interface Needs extends Record<string, unknown> {
  readonly municipalityId: string;
  readonly status: string;
}

export const requestShape = shape("ExperienceRequest", {
  table: "experience_request",
  visible: visibleTo,
  list: {
    filters: {
      status: isOneOf("status"),
      municipalityCodes: (r, value) => `${r}.municipality_id in (select id from municipality where code = any(${value("text[]")}))`,
      themes: (r, value) =>
        `exists (select from experience_request_term rt join term t on t.id = rt.term_id where rt.request_id = ${r}.id and t.key = any(${value("text[]")}))`,
    },
    orders: orders({ CREATED_AT: { sql: (r) => `${r}.created_at`, type: "timestamptz" } }),
    defaultOrder: { field: "CREATED_AT", direction: "DESC" },
  },
}).add({
  ...columns("id", "status", "title"),
  ...instants("createdAt"),
  question: richText("question"),
  suggestions,
  municipality: one(
    () => municipalityShape,
    (m, r) => `${m}.id = ${r}.municipality_id`,
  ),
  themes: many(() => termShape, {
    through: "experience_request_term",
    on: (term, r, link) => `${link}.request_id = ${r}.id and ${term}.id = ${link}.term_id`,
    order: (_term, link) => `${link}.position`,
  }),
  answers: many(() => answerShape, { on: (a, r) => `${a}.request_id = ${r}.id`, order: (a) => `${a}.created_at, ${a}.id` }),
  viewerCanAnswer: computed<Needs>(
    (r) => ({ municipalityId: `${r}.municipality_id`, status: `${r}.status` }),
    ({ municipalityId, status }, { ctx: { viewer } }) =>
      status !== "CLOSED" && couldAnswerFor(viewer, { municipalityId }).some((id) => can(viewer, contributing, { id: id ?? "" })),
  ),
  viewerCanClose: computed<Needs>(
    (r) => ({ municipalityId: `${r}.municipality_id`, status: `${r}.status` }),
    ({ municipalityId, status }, { ctx: { viewer } }) => status !== "CLOSED" && can(viewer, contributing, { id: municipalityId }),
  ),
});

queryShape.add({
  experienceRequests: connection(() => requestShape),
});
