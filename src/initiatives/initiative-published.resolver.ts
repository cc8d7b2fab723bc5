import { Arg, Field, ID, ObjectType, Resolver, Root, Subscription } from "type-graphql";
import { AnnouncementKind } from "../kernel/announcements/kind";
import type { LogEntry } from "../kernel/announcements/announcement-log";
import { news } from "../kernel/announcements/news";
import type { Ctx } from "../kernel/ctx";
import { idAs } from "../kernel/db/id";
import { DateTime } from "../kernel/graphql/scalars";
import { chooser } from "../kernel/read/chooser";
import { Initiative } from "./initiative.entity";
import { InitiativeFilter } from "./initiative.queries";
import { initiativeShape } from "./initiative.shape";

@ObjectType({ description: "That a municipality has published a practice." })
export class InitiativePublication {
  @Field({ description: "Keep the last one that you have worked on, and go on after it." })
  cursor!: string;

  @Field(() => ID, {
    description: "The same each time that it is told: drop what you have seen. Its own: as an announcement, the same has another id.",
  })
  id!: string;

  @Field(() => Initiative, { nullable: true, description: "As it is now; null where it is gone or no longer for the viewer." })
  initiative!: string | null;

  @Field(() => DateTime)
  publishedAt!: Date;
}

interface FollowArgs {
  readonly after?: string | null;
  readonly filter?: Readonly<Record<string, unknown>> | null;
}

@Resolver()
export class InitiativePublishedResolver {
  @Subscription(() => InitiativePublication, {
    subscribe: ({ args, context }: { args: object; context: object }) => published(context as Ctx, args as FollowArgs),
    description:
      "A practice that a municipality has just published, chosen by the same filter as in lists. With `after`, first all that were published since that cursor.",
  })
  initiativePublished(
    @Root() publication: InitiativePublication,
    @Arg("after", () => String, { nullable: true, description: "Begins after this cursor; left out: from now." }) _after?: string | null,
    @Arg("filter", () => InitiativeFilter, { nullable: true, description: "Cursors move past what it leaves out." })
    _filter?: InitiativeFilter | null,
  ): InitiativePublication {
    return publication;
  }
}

function published(ctx: Ctx, { after, filter }: FollowArgs) {
  const choose = chooser(initiativeShape, filter ?? {}, { defaults: true });
  return news(ctx, {
    after: after ?? null,
    choose: async (now, entries) => {
      const publications = entries.filter(({ kind }) => kind === AnnouncementKind.INITIATIVE_PUBLISHED);
      if (publications.length === 0) return [];
      const found = await choose(
        now,
        publications.map(({ subjectId }) => subjectId),
      );
      return publications.filter(({ subjectId }) => found.has(subjectId));
    },
    chosenBy: filter ?? null,
    tell: ({ entries }) => entries.map((entry) => told(ctx, entry)),
  });
}

const told = (ctx: Ctx, { id, seq, subjectId, occurredAt }: LogEntry): InitiativePublication => ({
  id: idAs("InitiativePublication", id),
  cursor: ctx.announcements.cursorOf(seq),
  initiative: subjectId,
  publishedAt: occurredAt,
});
