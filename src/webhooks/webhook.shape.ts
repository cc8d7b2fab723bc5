import { viewerShape } from "../accounts";
import { announcementShape } from "../announcements";
import { backlogOf, waiting, type Waiting } from "./backlog";
import { filterSummary } from "../initiatives";
import { connection } from "../kernel/read/connection";
import { columns, computed, instants, many, one } from "../kernel/read/fields";
import { orders } from "../kernel/read/list";
import { shape } from "../kernel/read/shape";
import { municipalityShape } from "../municipalities";
import { visibleTo } from "./webhook.policy";

const webhookDeliveryShape = shape("WebhookDelivery", {
  table: "webhook_delivery",
  visible: (d, who) => `exists (select from webhook dw where dw.id = ${d}.webhook_id and ${visibleTo("dw", who)})`,
  list: {
    orders: orders({ CREATED_AT: { sql: (d) => `${d}.created_at`, type: "timestamptz" } }),
    defaultOrder: { field: "CREATED_AT", direction: "DESC" },
  },
}).add({
  ...columns("id", "attempts", "responseStatus", "durationMs", "responseBody", "error"),
  ...instants("deliveredAt", "nextAttemptAt"),
  announcement: one(
    () => announcementShape,
    (a, d) => `${a}.id = ${d}.announcement_id`,
  ),
});

const webhookShape = shape("Webhook", { table: "webhook", visible: visibleTo }).add({
  ...columns("id", "url", "status", "kinds"),
  ...instants("createdAt"),
  municipality: one(
    () => municipalityShape,
    (m, w) => `${m}.id = ${w}.municipality_id`,
  ),
  filterSummary: filterSummary((w) => `${w}.filter`),
  cursor: computed<{ seq: number }>(
    (w) => ({ seq: `${w}.seq` }),
    ({ seq }, { ctx }) => ctx.announcements.cursorOf(seq),
  ),
  backlog: computed<Waiting>(waiting, (found, { ctx }) => backlogOf(ctx, found)),
  deliveries: connection(
    () => webhookDeliveryShape,
    (d, w) => `${d}.webhook_id = ${w}.id`,
  ),
});

viewerShape.add({
  webhooks: many(() => webhookShape, { on: () => "true", order: (w) => `${w}.id` }),
});
