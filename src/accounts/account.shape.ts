import { columns, expression, instants, many, one } from "../kernel/read/fields";
import { queryShape, shape } from "../kernel/read/shape";
import { Role } from "../kernel/viewer";
import { municipalityShape } from "../municipalities";

/** Names of those who work in it show to the network; who they are beyond that, to themselves and administrators. */
export const accountShape = shape("Account", {
  table: "account",
  visible: (a, who) => `${who.isOfNetwork} or ${a}.id = ${who.accountId}`,
}).add({
  ...columns("id", "name"),
  email: expression(
    (a, e) => `case when ${a}.id = ${e.who.accountId} or ${e.who.isAtLeastInNetwork(Role.ADMINISTRATOR)} then ${a}.email end`,
  ),
});

export const membershipShape = shape("Membership", {
  table: "membership",
  visible: (m, who) => `${m}.account_id = ${who.accountId} or ${who.isAtLeast(Role.MEMBER, `${m}.municipality_id`)}`,
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

const viewerShape = shape("Viewer", { table: "account" }).add({
  account: one(
    () => accountShape,
    (a, viewer) => `${a}.id = ${viewer}.id`,
  ),
  memberships: many(() => membershipShape, {
    on: (m, viewer) => `${m}.account_id = ${viewer}.id`,
    order: (m) => `${m}.municipality_id nulls first, ${m}.id`,
  }),
});

queryShape.add({
  viewer: one(
    () => viewerShape,
    (a, _root, e) => `${a}.id = ${e.who.accountId}`,
  ),
});
