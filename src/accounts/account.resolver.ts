import { Ctx as Context, Query, Resolver } from "type-graphql";
import type { Ctx } from "../kernel/ctx";
import { byShape } from "../kernel/graphql/node";
import { RateLimit, ViewerObject } from "./account.entity";
import "./account.shape";

@Resolver()
export class AccountResolver {
  @Query(() => ViewerObject, { nullable: true, description: "Whoever asks; null for the anonymous." })
  viewer(): ViewerObject | null {
    return byShape();
  }

  @Query(() => RateLimit, { description: "What this caller has left to spend, and what this operation costs." })
  async rateLimit(@Context() ctx: Ctx): Promise<RateLimit> {
    const { spent, now } = ctx;
    // No read that would find out that a caller is not let in any more.
    await ctx.renewed();
    return spent ?? { limit: 0, remaining: 0, resetAt: now(), cost: 0 };
  }
}
