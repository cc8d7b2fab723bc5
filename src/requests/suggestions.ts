import { initiativeShape } from "../initiatives";
import { many } from "../kernel/read/fields";
import { shortListSize } from "../kernel/read/short-list";

/**
 * Published practices of others that share themes with a question: those with most of them first, then those that most have
 * taken up, then the newest.
 */
export const suggestions = many(() => initiativeShape, {
  through: `(select rt.request_id, it.initiative_id, count(*) shared from experience_request_term rt
    join initiative_term it on it.term_id = rt.term_id group by 1, 2)`,
  on: (i, r, link) =>
    `${link}.request_id = ${r}.id and ${i}.id = ${link}.initiative_id and ${i}.status = 'PUBLISHED' and ${i}.municipality_id <> ${r}.municipality_id`,
  order: (i, link) => `${link}.shared desc, ${i}.adoption_count desc, ${i}.published_at desc, ${i}.id desc`,
  limit: shortListSize,
});
