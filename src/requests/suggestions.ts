import { alike, initiativeShape } from "../initiatives";

/** Published practices of others that resemble a question, by its words, its themes and the size of the municipality that asks. */
export const suggestions = alike(
  () => initiativeShape,
  (r) => ({
    text: `concat_ws(' ', ${r}.title, ${r}.question)`,
    terms: `array(select rt.term_id from experience_request_term rt where rt.request_id = ${r}.id)`,
    partners: "null",
    population: `(select m.population from municipality m where m.id = ${r}.municipality_id)`,
    except: "null",
    notOf: `${r}.municipality_id`,
  }),
);
