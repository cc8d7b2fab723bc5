import { Arg, Ctx as Context, FieldResolver, Mutation, Resolver } from "type-graphql";
import { ViewerObject } from "../accounts";
import { Initiative } from "../initiatives";
import type { Ctx } from "../kernel/ctx";
import { answer, type Payload } from "../kernel/graphql/mutation";
import { byShape } from "../kernel/graphql/node";
import { follow } from "./follow";
import { Follow } from "./follow.entity";
import * as inputs from "./follow.inputs";
import "./follow.shape";
import { unfollow } from "./unfollow";

@Resolver(() => ViewerObject)
export class FollowResolver {
  @FieldResolver(() => [Follow], { description: "What they hear of by mail, oldest first; none for a program." })
  follows(): Follow[] {
    return byShape();
  }

  @Mutation(() => inputs.FollowPayload, {
    description:
      "Mails the viewer what happens to one initiative, or to all that a filter finds. Following the same again is one follow, with the rhythm that was said last. At most 100. Needs SIGN_IN as a person.",
  })
  follow(@Context() ctx: Ctx, @Arg("input") input: inputs.FollowInput): Promise<Payload> {
    return answer(ctx, input, async (c) => ({ follow: await follow(c, input) }));
  }

  @Mutation(() => inputs.UnfollowPayload, { description: "No more mail of it. Needs SIGN_IN as the person whose it is." })
  unfollow(@Context() ctx: Ctx, @Arg("input") input: inputs.UnfollowInput): Promise<Payload> {
    return answer(ctx, input, async (c) => ({ unfollowedId: await unfollow(c, input) }));
  }
}

@Resolver(() => Initiative)
export class InitiativeFollowsResolver {
  @FieldResolver(() => Boolean, { description: "Whether the viewer follows this one by itself; false for a program." })
  viewerFollows(): boolean {
    return byShape();
  }
}
