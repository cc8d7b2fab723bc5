import { initiativeShape, networkShape } from "../initiatives";
import { connection } from "../kernel/read/connection";
import { column, expression, many, one } from "../kernel/read/fields";
import { shape } from "../kernel/read/shape";
import { municipalityShape } from "../municipalities";
import { adoptionShape } from "./adoption.shape";

/** What adoptions add to the types of earlier features. */
initiativeShape.add({
  adoptions: connection(
    () => adoptionShape,
    (a, i) => `${a}.initiative_id = ${i}.id`,
  ),
});

municipalityShape.add({
  adoptions: connection(
    () => adoptionShape,
    (a, m) => `${a}.municipality_id = ${m}.id`,
  ),
});

const mostFlows = 500;

const flowShape = shape("AdoptionFlow", {
  table: `(select i.municipality_id giver_id, a.municipality_id taker_id, count(*)::int adoptions
    from adoption a join initiative i on i.id = a.initiative_id group by 1, 2)`,
}).add({
  count: column("adoptions"),
  from: one(
    () => municipalityShape,
    (m, flow) => `${m}.id = ${flow}.giver_id`,
  ),
  to: one(
    () => municipalityShape,
    (m, flow) => `${m}.id = ${flow}.taker_id`,
  ),
});

networkShape.add({
  adoptionCount: expression(() => "(select count(*)::int from adoption)"),
  adoptionFlows: many(() => flowShape, {
    on: () => "true",
    order: (flow) => `${flow}.adoptions desc, ${flow}.giver_id, ${flow}.taker_id`,
    limit: () => String(mostFlows),
  }),
});
