import { Arg, Args, Ctx as Context, FieldResolver, Mutation, Query, Resolver } from "type-graphql";
import { ViewerObject } from "../accounts";
import { AnnouncementKind } from "../kernel/announcements/kind";
import type { Ctx } from "../kernel/ctx";
import { PageArgs } from "../kernel/graphql/connection";
import { answer, type Payload } from "../kernel/graphql/mutation";
import { byShape } from "../kernel/graphql/node";
import { createWebhook } from "./create-webhook";
import { deleteWebhook } from "./delete-webhook";
import { sampleOf } from "./message";
import { pingWebhook } from "./ping-webhook";
import { replayWebhook } from "./replay-webhook";
import { reviseWebhook } from "./revise-webhook";
import { rotateWebhookSecret } from "./rotate-webhook-secret";
import { Webhook, WebhookDeliveryConnection } from "./webhook.entity";
import * as inputs from "./webhook.inputs";
import "./webhook.shape";

const needs = "Needs SIGN_IN as the person whose it is, or EDITOR of the municipality whose it is; of a program, WEBHOOKS_MANAGE.";

@Resolver()
export class WebhookResolver {
  @Query(() => String, { description: "What a webhook would be sent for a kind, as JSON, to build a receiver against." })
  async webhookSample(@Arg("kind", () => AnnouncementKind) kind: AnnouncementKind, @Context() ctx: Ctx): Promise<string> {
    // No read that would find out that a caller is not let in any more.
    await ctx.renewed();
    return sampleOf(kind, ctx.publicUrl);
  }

  @Mutation(() => inputs.CreateWebhookPayload, {
    description: `Begins to send announcements to an address; the secret that verifies them is shown here only. A municipality's key makes it the municipality's, all others the person's. ${needs}`,
  })
  createWebhook(@Context() ctx: Ctx, @Arg("input") input: inputs.CreateWebhookInput): Promise<Payload> {
    return answer(ctx, input, async (c) => {
      const { id, secret } = await createWebhook(c, input);
      return { webhook: id, secret };
    });
  }

  @Mutation(() => inputs.ReviseWebhookPayload, {
    description: `Changes where it goes or what it is sent, pauses it or takes it up again. ${needs}`,
  })
  reviseWebhook(@Context() ctx: Ctx, @Arg("input") input: inputs.ReviseWebhookInput): Promise<Payload> {
    return answer(ctx, input, async (c) => ({ webhook: await reviseWebhook(c, input) }));
  }

  @Mutation(() => inputs.DeleteWebhookPayload, { description: `Ends a webhook, and forgets its deliveries. ${needs}` })
  deleteWebhook(@Context() ctx: Ctx, @Arg("input") input: inputs.DeleteWebhookInput): Promise<Payload> {
    return answer(ctx, input, async (c) => ({ deletedWebhookId: await deleteWebhook(c, input) }));
  }

  @Mutation(() => inputs.RotateWebhookSecretPayload, {
    description: `A new secret; for 24 hours the old one goes on signing beside it. ${needs}`,
  })
  rotateWebhookSecret(@Context() ctx: Ctx, @Arg("input") input: inputs.RotateWebhookSecretInput): Promise<Payload> {
    return answer(ctx, input, async (c) => {
      const { id, secret } = await rotateWebhookSecret(c, input);
      return { webhook: id, secret };
    });
  }

  @Mutation(() => inputs.ReplayWebhookPayload, { description: `Sends everything after a cursor again. ${needs}` })
  replayWebhook(@Context() ctx: Ctx, @Arg("input") input: inputs.ReplayWebhookInput): Promise<Payload> {
    return answer(ctx, input, async (c) => ({ webhook: await replayWebhook(c, input) }));
  }

  @Mutation(() => inputs.PingWebhookPayload, { description: `Sends a test message now and answers how it went. ${needs}` })
  pingWebhook(@Context() ctx: Ctx, @Arg("input") input: inputs.PingWebhookInput): Promise<Payload> {
    return answer(ctx, input, async (c) => ({ delivery: await pingWebhook(c, input) }));
  }
}

@Resolver(() => ViewerObject)
export class ViewerWebhooksResolver {
  @FieldResolver(() => [Webhook], {
    description: "The person's own, and those of municipalities that they write for; seen by programs with WEBHOOKS_MANAGE.",
  })
  webhooks(): Webhook[] {
    return byShape();
  }
}

@Resolver(() => Webhook)
export class WebhookDeliveriesResolver {
  @FieldResolver(() => WebhookDeliveryConnection, { description: "Newest first." })
  deliveries(@Args() _page: PageArgs): unknown {
    return byShape();
  }
}
