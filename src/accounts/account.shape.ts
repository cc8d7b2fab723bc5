import { connection } from "../kernel/read/connection";
import { columns, expression, instants, many, nullUnless, one } from "../kernel/read/fields";
import { orders } from "../kernel/read/list";
import { queryShape, shape } from "../kernel/read/shape";
import type { Who } from "../kernel/read/writer";
import { Role } from "../kernel/viewer";
import { municipalityShape } from "../municipalities";

/** Names show to the network and to colleagues, addresses to the person and to administrators. */
export const accountShape = shape("Account", {
  table: "account",
  visible: (a, who) => `${who.ofPeople.isOfNetwork} or ${a}.id = ${who.accountId} or exists (
    select from membership m where m.account_id = ${a}.id and ${who.ofPeople.isAtLeast(Role.MEMBER, "m.municipality_id")})`,
}).add({
  ...columns("id", "name"),
  email: nullUnless(
    (a, who) => `${a}.id = ${who.accountId} or ${who.ofPeople.isAtLeastInNetwork(Role.ADMINISTRATOR)}`,
    expression((a) => `${a}.email`),
  ),
});

/** Those of the whole network are seen by those who belong to the whole network. */
const isOfIt = (m: string, who: Who) =>
  `case when ${m}.municipality_id is null then ${who.ofPeople.isAtLeastInNetwork(Role.MEMBER)}
    else ${who.ofPeople.isAtLeast(Role.MEMBER, `${m}.municipality_id`)} end`;

export const membershipShape = shape("Membership", {
  table: "membership",
  visible: (m, who) => `${m}.account_id = ${who.accountId} or ${isOfIt(m, who)}`,
  list: {
    orders: orders({ SINCE: { sql: (m) => `${m}.since`, type: "timestamptz" } }),
    defaultOrder: { field: "SINCE", direction: "ASC" },
  },
}).add({
  ...columns("id", "role"),
  ...instants("since"),
  account: one(
    () => accountShape,
    (a, m) => `${a}.id = ${m}.account_id`,
  ),
  municipality: one(
    () => municipalityShape,
    (municipality, m) => `${municipality}.id = ${m}.municipality_id`,
  ),
});

export const viewerShape = shape("Viewer", { table: "account" }).add({
  account: one(
    () => accountShape,
    (a, viewer) => `${a}.id = ${viewer}.id`,
  ),
  memberships: many(() => membershipShape, {
    on: (m, viewer) => `${m}.account_id = ${viewer}.id`,
    order: (m) => `${m}.municipality_id nulls first, ${m}.id`,
  }),
});

municipalityShape.add({
  memberships: nullUnless(
    (m, who) => who.ofPeople.isAtLeast(Role.MEMBER, `${m}.id`),
    connection(
      () => membershipShape,
      (membership, m) => `${membership}.municipality_id = ${m}.id`,
    ),
  ),
});

queryShape.add({
  viewer: one(
    () => viewerShape,
    (a, _root, e) => `${a}.id = ${e.who.accountId}`,
  ),
});
