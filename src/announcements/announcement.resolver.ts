import type { GraphQLResolveInfo } from "graphql";
import { Arg, Args, Ctx as Context, Info, Query, Resolver, Root, Subscription } from "type-graphql";
import type { Batch } from "../kernel/announcements/announcement-log";
import { news } from "../kernel/announcements/news";
import type { Ctx } from "../kernel/ctx";
import { projected } from "../kernel/read/projected";
import { announcementById, announcementPage } from "./announcement.shape";
import { AnnouncementConnection, AnnouncementFilter, AnnouncementsArgs, AnnouncementStreamItem } from "./announcement.types";
import { choosing } from "./choosing";

type StreamEvent = { readonly id: string } | { readonly cursor: string; readonly at: Date };

interface FollowArgs {
  readonly after?: string | null;
  readonly filter?: Readonly<Record<string, unknown>> | null;
}

@Resolver()
export class AnnouncementResolver {
  @Query(() => AnnouncementConnection, { description: "The log of announcements, oldest first: for those who poll, and to catch up." })
  async announcements(@Args() { after }: AnnouncementsArgs, @Context() ctx: Ctx, @Info() info: GraphQLResolveInfo): Promise<unknown> {
    // What the cursor stands for may no longer be kept, or belong to a database that is gone: the log says so by name.
    if (typeof after === "string") await ctx.announcements.position(after);
    return ctx.reader.field(ctx, info, announcementPage);
  }

  @Query(() => String, {
    description: "The cursor of the newest announcement. Read it, take your snapshot, then subscribe after it: nothing is missed.",
  })
  async announcementHead(@Context() ctx: Ctx): Promise<string> {
    // No read that would find out that a caller is not let in any more.
    await ctx.renewed();
    return ctx.announcements.head();
  }

  @Subscription(() => AnnouncementStreamItem, {
    subscribe: ({ args, context }: { args: object; context: object }) => announced(context as Ctx, args as FollowArgs),
    name: "announcements",
    description:
      "Everything that is announced, in one order; a checkpoint at least every 30 seconds moves the cursor past what the filter leaves out.",
  })
  stream(
    @Root() event: StreamEvent,
    @Context() ctx: Ctx,
    @Info() info: GraphQLResolveInfo,
    @Arg("after", () => String, { nullable: true, description: "Begins after this cursor; left out: from now." }) _after?: string | null,
    @Arg("filter", () => AnnouncementFilter, { nullable: true, description: "Cursors move past what it leaves out." })
    _filter?: AnnouncementFilter | null,
  ): unknown {
    if ("id" in event) return ctx.reader.field(ctx, info, announcementById, { id: event.id });
    return projected(ctx.reader.schema, info, "Checkpoint", event);
  }
}

function announced(ctx: Ctx, { after, filter }: FollowArgs) {
  const tell = ({ entries, cursor }: Batch): StreamEvent[] =>
    entries.length > 0 ? entries.map(({ id }) => ({ id })) : [{ cursor, at: ctx.now() }];
  return news(ctx, { after: after ?? null, choose: choosing(filter ?? null), chosenBy: filter ?? null, tell });
}
