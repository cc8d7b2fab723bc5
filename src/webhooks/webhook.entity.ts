import { Field, Int, ObjectType, registerEnumType } from "type-graphql";
import { Announcement } from "../announcements";
import { AnnouncementKind } from "../kernel/announcements/kind";
import { connectionOf } from "../kernel/graphql/connection";
import { Node } from "../kernel/graphql/node";
import { DateTime, Url } from "../kernel/graphql/scalars";
import { Municipality } from "../municipalities";

export enum WebhookStatus {
  ENABLED = "ENABLED",
  PAUSED = "PAUSED",
  DISABLED = "DISABLED",
}

registerEnumType(WebhookStatus, {
  name: "WebhookStatus",
  description: "Whether a webhook is sent to.",
  valuesConfig: {
    PAUSED: { description: "By its owner." },
    DISABLED: { description: "By the hub, after days without one success." },
  },
});

@ObjectType({
  implements: Node,
  description:
    "An address that announcements are sent to, signed as Standard Webhooks says. Seen by the person whose it is and by editors of the municipality whose it is; by their programs with WEBHOOKS_MANAGE.",
})
export class Webhook extends Node {
  @Field(() => Municipality, {
    nullable: true,
    description: "Set where it is the municipality's, because a key of the municipality made it, and not a person's.",
  })
  municipality!: Municipality | null;

  @Field(() => Url)
  url!: string;

  @Field(() => WebhookStatus)
  status!: WebhookStatus;

  @Field(() => [AnnouncementKind], { description: "Empty: all kinds." })
  kinds!: AnnouncementKind[];

  @Field(() => String, { nullable: true, description: "The filter in words, in the viewer's language; null where there is none." })
  filterSummary!: string | null;

  @Field({ description: "How far it has come in the log." })
  cursor!: string;

  @Field(() => Int, {
    description:
      "Announcements not yet delivered, as kinds and filter find them now. Where more than 1,000 of its kinds wait, the filter is asked of the oldest 1,000 only, and the others all count.",
  })
  backlog!: number;

  @Field(() => DateTime)
  createdAt!: Date;
}

@ObjectType({
  implements: Node,
  description: "One message to a webhook. Kept for 30 days, those that went well too. Seen by whoever sees the webhook.",
})
export class WebhookDelivery extends Node {
  @Field(() => Announcement, { nullable: true, description: "Null: a test message." })
  announcement!: Announcement | null;

  @Field(() => Int)
  attempts!: number;

  @Field(() => Int, { nullable: true, description: "Of the last attempt; null where nobody answered." })
  responseStatus!: number | null;

  @Field(() => Int, { nullable: true, description: "Of the last attempt, in milliseconds." })
  durationMs!: number | null;

  @Field(() => String, { nullable: true, description: "The first 2 kB of the last answer." })
  responseBody!: string | null;

  @Field(() => String, { nullable: true, description: "Why the last attempt failed; null where it did not." })
  error!: string | null;

  @Field(() => DateTime, { nullable: true })
  deliveredAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: "Null: delivered, given up, or taken back by a change of the webhook." })
  nextAttemptAt!: Date | null;
}

export const WebhookDeliveryConnection = connectionOf("WebhookDelivery", () => WebhookDelivery);
