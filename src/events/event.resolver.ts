import { Arg, Args, Ctx as Context, FieldResolver, ID, Mutation, Query, Resolver } from "type-graphql";
import type { Ctx } from "../kernel/ctx";
import { answer, whenTaken, type Payload } from "../kernel/graphql/mutation";
import { byShape } from "../kernel/graphql/node";
import { cancelEvent } from "./cancel-event";
import { copyEvent } from "./copy-event";
import { discardEvent } from "./discard-event";
import { draftEvent } from "./draft-event";
import { NetworkEvent } from "./event.entity";
import * as inputs from "./event.inputs";
import { EventConnection, EventsArgs } from "./event.queries";
import "./event.shape";
import { publishEvent } from "./publish-event";
import { reviseEvent } from "./revise-event";
import { Session } from "./session.entity";

whenTaken("event_reference_taken", ["patch", "externalReference"], {
  da: "Et andet arrangement har denne reference.",
  en: "Another event has this reference.",
});

@Resolver(() => NetworkEvent)
export class EventResolver {
  @Query(() => NetworkEvent, { nullable: true, description: "Null where there is none, or the viewer may not see it." })
  event(@Arg("id", () => ID) _id: string): NetworkEvent | null {
    return byShape();
  }

  @Query(() => NetworkEvent, { nullable: true, description: "By the readable end of its address." })
  eventBySlug(@Arg("slug") _slug: string): NetworkEvent | null {
    return byShape();
  }

  @Query(() => EventConnection, {
    description: "Published ones by their start, latest first, unless `filter.status` and `orderBy` say otherwise.",
  })
  events(@Args() _args: EventsArgs): object {
    return byShape();
  }

  @FieldResolver(() => [Session], { description: "In order of start." })
  programme(): Session[] {
    return byShape();
  }

  @Mutation(() => inputs.DraftEventPayload, { description: "Begins an event. Needs ORGANISER." })
  draftEvent(@Context() ctx: Ctx, @Arg("input") input: inputs.DraftEventInput): Promise<Payload> {
    return answer(ctx, input, async (c) => ({ event: await draftEvent(c, input) }));
  }

  @Mutation(() => inputs.ReviseEventPayload, { description: "Changes an event. Needs ORGANISER." })
  reviseEvent(@Context() ctx: Ctx, @Arg("input") input: inputs.ReviseEventInput): Promise<Payload> {
    return answer(ctx, input, async (c) => ({ event: await reviseEvent(c, input) }));
  }

  @Mutation(() => inputs.PublishEventPayload, {
    description: "Shows a draft to all and announces it. Publishing twice announces once. Needs ORGANISER.",
  })
  publishEvent(@Context() ctx: Ctx, @Arg("input") input: inputs.PublishEventInput): Promise<Payload> {
    return answer(ctx, input, async (c) => ({ event: await publishEvent(c, input) }));
  }

  @Mutation(() => inputs.CancelEventPayload, { description: "Says that a published event will not be, and announces it. Needs ORGANISER." })
  cancelEvent(@Context() ctx: Ctx, @Arg("input") input: inputs.CancelEventInput): Promise<Payload> {
    return answer(ctx, input, async (c) => ({ event: await cancelEvent(c, input) }));
  }

  @Mutation(() => inputs.CopyEventPayload, {
    description: "Begins a draft like another event, moved to another time by the wall clock. Needs ORGANISER.",
  })
  copyEvent(@Context() ctx: Ctx, @Arg("input") input: inputs.CopyEventInput): Promise<Payload> {
    return answer(ctx, input, async (c) => ({ event: await copyEvent(c, input) }));
  }

  @Mutation(() => inputs.DiscardEventPayload, { description: "Deletes a draft that was never published. Needs ORGANISER." })
  discardEvent(@Context() ctx: Ctx, @Arg("input") input: inputs.DiscardEventInput): Promise<Payload> {
    return answer(ctx, input, async (c) => ({ discardedEventId: await discardEvent(c, input) }));
  }
}
