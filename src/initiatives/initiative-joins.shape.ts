import { contactShape, organisationShape } from "../contacts";
import { idOf } from "../kernel/db/id";
import { connection } from "../kernel/read/connection";
import { expression, objectOf, one } from "../kernel/read/fields";
import { queryShape, shape } from "../kernel/read/shape";
import { municipalityShape } from "../municipalities";
import { termShape } from "../vocabularies";
import { comparableMunicipalities } from "./comparable-municipalities";
import { isFragile } from "./continuity";
import { initiativeShape } from "./initiative.shape";

/** What practices add to the types of earlier features, and to the root. */
const linked = (table: string, column: string) => (i: string, row: string) =>
  `exists (select from ${table} l where l.initiative_id = ${i}.id and l.${column} = ${row}.id)`;

const published = (i: string) => `${i}.status = 'PUBLISHED'`;

municipalityShape
  .add({
    initiatives: connection(
      () => initiativeShape,
      (i, m) => `${i}.municipality_id = ${m}.id`,
    ),
    comparableMunicipalities,
  })
  .addOrder("INITIATIVE_COUNT", {
    sql: (m) => `(select count(*)::int from initiative i where i.municipality_id = ${m}.id and ${published("i")})`,
    type: "integer",
  });

contactShape.add({ initiatives: connection(() => initiativeShape, linked("initiative_contact", "contact_id")) });
organisationShape.add({ initiatives: connection(() => initiativeShape, linked("initiative_partner", "organisation_id")) });
termShape.add({
  initiativeCount: expression(
    (term) =>
      `(select count(*)::int from initiative_term it join initiative i on i.id = it.initiative_id where it.term_id = ${term}.id and ${published("i")})`,
  ),
});

export const networkShape = shape("Network", { table: null }).add({
  name: expression(() => "'Samspil'::text"),
  participatingMunicipalityCount: expression(() => "(select count(*)::int from municipality where participates_since is not null)"),
  publishedInitiativeCount: expression(() => `(select count(*)::int from initiative i where ${published("i")})`),
  fragileInitiativeCount: expression(
    (_row, e) => `(select count(*)::int from initiative i where ${published("i")} and ${isFragile("i", e.who.now)})`,
  ),
});

queryShape.add({
  initiative: one(
    () => initiativeShape,
    (i, _root, e, use) => {
      const args = e.args(use);
      return `${i}.id = ${e.param("uuid", (run) => idOf("Initiative", String(args.read(run)["id"])))}`;
    },
  ),
  initiativeBySlug: one(
    () => initiativeShape,
    (i, _root, e, use) => `${i}.slug = ${e.args(use).param("slug", "text")}`,
  ),
  initiatives: connection(() => initiativeShape),
  network: (row, use, e) => objectOf(networkShape, use, row, e),
});
