export { personalData } from "./personal-data";
export { webhookRetention } from "./webhook-retention";
export { WebhookSender } from "./webhook-sender";
