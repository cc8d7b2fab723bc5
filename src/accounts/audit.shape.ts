import { idOf, tagOf } from "../kernel/db/id";
import { connection } from "../kernel/read/connection";
import { columns, instants, nullUnless, one } from "../kernel/read/fields";
import { isOneOf, orders } from "../kernel/read/list";
import { queryShape, shape } from "../kernel/read/shape";
import type { Who } from "../kernel/read/writer";
import { Role } from "../kernel/viewer";
import { accountShape } from "./account.shape";
import { apiTokenShape } from "./api-token.shape";

const forAdministrators = (_row: string, who: Who): string => who.ofPeople.isAtLeastInNetwork(Role.ADMINISTRATOR);

const auditEntryShape = shape("AuditEntry", {
  table: "audit_entry",
  visible: forAdministrators,
  list: {
    filters: {
      actorId: (a, value) => `${a}.actor_id = ${value("uuid", (sent) => idOf("Account", String(sent)))}`,
      subjectId: (a, value) => `${a}.subject_id = ${value("uuid", (sent) => (tagOf(String(sent)) === null ? null : sent))}`,
      actions: isOneOf("action"),
      after: (a, value) => `${a}.at > ${value("timestamptz")}`,
      before: (a, value) => `${a}.at < ${value("timestamptz")}`,
    },
    orders: orders({ AT: { sql: (a) => `${a}.at`, type: "timestamptz" } }),
    defaultOrder: { field: "AT", direction: "DESC" },
  },
}).add({
  ...columns("id", "action", "subjectId", "changedFields"),
  ...instants("at"),
  actor: one(
    () => accountShape,
    (account, a) => `${account}.id = ${a}.actor_id`,
  ),
  apiToken: one(
    () => apiTokenShape,
    (t, a) => `${t}.id = ${a}.api_token_id`,
  ),
});

queryShape.add({
  auditEntries: nullUnless(
    forAdministrators,
    connection(() => auditEntryShape),
  ),
});
