import { Field, ID, InputType } from "type-graphql";
import { InitiativeFilter } from "../initiatives";
import { AnnouncementKind } from "../kernel/announcements/kind";
import { MaxItems } from "../kernel/graphql/form";
import { payloadOf } from "../kernel/graphql/mutation";
import { Url } from "../kernel/graphql/scalars";
import { Webhook, WebhookDelivery } from "./webhook.entity";

const mostKinds = 50;

@InputType({ description: "An address to send announcements to." })
export class CreateWebhookInput {
  @Field(() => Url, { description: "Over https, on the open internet." })
  url!: string;

  @Field(() => [AnnouncementKind], { nullable: true, description: "Left out or empty: all kinds." })
  @MaxItems(mostKinds)
  kinds?: AnnouncementKind[] | null;

  @Field(() => InitiativeFilter, {
    nullable: true,
    description: "Of those about an initiative, only where it is one of these; the same filter as in lists.",
  })
  filter?: InitiativeFilter | null;

  @Field(() => String, { nullable: true, description: "Where to begin; left out: from now on." })
  after?: string | null;
}

@InputType({ description: "What is changed of a webhook. Absent keeps, null clears." })
export class WebhookPatch {
  @Field(() => Url, { nullable: true })
  url?: string | null;

  @Field(() => [AnnouncementKind], { nullable: true })
  @MaxItems(mostKinds)
  kinds?: AnnouncementKind[] | null;

  @Field(() => InitiativeFilter, { nullable: true })
  filter?: InitiativeFilter | null;

  @Field(() => Boolean, { nullable: true, description: "False also takes up again what the hub has disabled, where it stopped." })
  isPaused?: boolean | null;
}

@InputType({ description: "Changes to a webhook. What waits is then tried at once." })
export class ReviseWebhookInput {
  @Field(() => ID)
  id!: string;

  @Field(() => WebhookPatch)
  patch!: WebhookPatch;
}

@InputType({ description: "Which webhook to delete, with what was kept of its deliveries." })
export class DeleteWebhookInput {
  @Field(() => ID)
  id!: string;
}

@InputType({ description: "Which webhook gets a new secret." })
export class RotateWebhookSecretInput {
  @Field(() => ID)
  id!: string;
}

@InputType({ description: "From where on a webhook is sent everything again." })
export class ReplayWebhookInput {
  @Field(() => ID)
  id!: string;

  @Field({ description: "A cursor of announcements, of the last 30 days." })
  after!: string;
}

@InputType({ description: "Which webhook is sent a test message." })
export class PingWebhookInput {
  @Field(() => ID)
  id!: string;
}

const secret = { secret: () => String };
export const CreateWebhookPayload = payloadOf("createWebhook", { webhook: () => Webhook, ...secret });
export const ReviseWebhookPayload = payloadOf("reviseWebhook", { webhook: () => Webhook });
export const DeleteWebhookPayload = payloadOf("deleteWebhook", { deletedWebhookId: () => ID });
export const RotateWebhookSecretPayload = payloadOf("rotateWebhookSecret", { webhook: () => Webhook, ...secret });
export const ReplayWebhookPayload = payloadOf("replayWebhook", { webhook: () => Webhook });
export const PingWebhookPayload = payloadOf("pingWebhook", { delivery: () => WebhookDelivery });
