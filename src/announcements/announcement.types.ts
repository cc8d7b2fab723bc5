import { ArgsType, createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from "type-graphql";
import { Adoption } from "../adoptions";
import { NetworkEvent } from "../events";
import { Initiative, InitiativeFilter } from "../initiatives";
import { AnnouncementKind } from "../kernel/announcements/kind";
import { PageInfo } from "../kernel/graphql/connection";
import { DateTime } from "../kernel/graphql/scalars";
import { Municipality } from "../municipalities";
import { ExperienceRequest } from "../requests";

registerEnumType(AnnouncementKind, {
  name: "AnnouncementKind",
  description: "What can happen. The same word in lower case with a dot names it in webhooks: initiative.published.",
});

export const AnnouncementSubject = createUnionType({
  name: "AnnouncementSubject",
  description: "What an announcement is about.",
  types: () => [Initiative, Adoption, ExperienceRequest, NetworkEvent, Municipality] as const,
});

@ObjectType({ description: "That something happened: told at least once to every follower, in one order, with no personal data in it." })
export class Announcement {
  @Field({ description: "Where it stands in the order; opaque. Keep the last one that you have worked on." })
  cursor!: string;

  @Field(() => ID, { description: "The same each time that it is told: drop what you have seen." })
  id!: string;

  @Field(() => AnnouncementKind)
  kind!: AnnouncementKind;

  @Field(() => DateTime)
  occurredAt!: Date;

  @Field(() => ID)
  subjectId!: string;

  @Field(() => AnnouncementSubject, {
    nullable: true,
    description: "As it is now, by the viewer's present rights; null where it is gone or not for them.",
  })
  subject!: object | null;

  @Field(() => Municipality, { nullable: true, description: "Whose doing it was, where it was a municipality's." })
  municipality!: Municipality | null;
}

@ObjectType({ description: "That everything up to here has been told." })
export class Checkpoint {
  @Field()
  cursor!: string;

  @Field(() => DateTime)
  at!: Date;
}

export const AnnouncementStreamItem = createUnionType({
  name: "AnnouncementStreamItem",
  description: "An announcement, or that all up to a cursor has been told.",
  types: () => [Announcement, Checkpoint] as const,
});

@ObjectType({ description: "One Announcement of a page." })
export class AnnouncementEdge {
  @Field()
  cursor!: string;

  @Field(() => Announcement)
  node!: Announcement;
}

@ObjectType({ description: "A page of the log of announcements." })
export class AnnouncementConnection {
  @Field(() => [AnnouncementEdge])
  edges!: AnnouncementEdge[];

  @Field(() => [Announcement])
  nodes!: Announcement[];

  @Field(() => PageInfo)
  pageInfo!: PageInfo;
}

@InputType({ description: "Announcements for which all that is given holds." })
export class AnnouncementFilter {
  @Field(() => [AnnouncementKind], { nullable: true })
  kinds?: AnnouncementKind[] | null;

  @Field(() => [String], { nullable: true, description: "Official codes: those that were these municipalities' doing." })
  municipalityCodes?: string[] | null;

  @Field(() => InitiativeFilter, {
    nullable: true,
    description:
      "Of those about an initiative, only where it is one of these; the same filter as in lists, but of any status where none is given, so that an archiving is heard of.",
  })
  initiative?: InitiativeFilter | null;
}

@ArgsType()
export class AnnouncementsArgs {
  @Field(() => String, { nullable: true, description: "Left out: from the oldest that is kept." })
  after?: string | null;

  @Field(() => Int, { nullable: true, description: "0 to 100; 20 where nothing is said." })
  first?: number | null;

  @Field(() => AnnouncementFilter, { nullable: true })
  filter?: AnnouncementFilter | null;
}
