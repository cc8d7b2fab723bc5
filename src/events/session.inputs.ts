import { Field, ID, InputType, Int } from "type-graphql";
import { Between, MaxItems, MaxText, MunicipalityCode, Nested, NotBlank } from "../kernel/graphql/form";
import { LinkInput } from "../kernel/graphql/link";
import { payloadOf } from "../kernel/graphql/mutation";
import { DateTime, Markdown } from "../kernel/graphql/scalars";
import { NetworkEvent } from "./event.entity";
import { SessionKind } from "./event.enums";
import { Session } from "./session.entity";

@InputType({ description: "Somebody who speaks." })
export class SpeakerInput {
  @Field()
  @NotBlank()
  @MaxText(150)
  name!: string;

  @Field(() => String, { nullable: true })
  @MaxText(200)
  title?: string | null;

  @Field(() => String, { nullable: true })
  @MunicipalityCode()
  municipalityCode?: string | null;

  @Field(() => ID, { nullable: true })
  organisationId?: string | null;

  @Field(() => ID, { nullable: true })
  contactId?: string | null;
}

@InputType({ description: "What is told of a session. Absent keeps, null clears; a list is written over as a whole." })
export class SessionPatch {
  @Field(() => SessionKind, { nullable: true })
  kind?: SessionKind | null;

  @Field(() => String, { nullable: true })
  @NotBlank()
  @MaxText(150)
  title?: string | null;

  @Field(() => Markdown, { nullable: true })
  @MaxText(20_000)
  description?: string | null;

  @Field(() => DateTime, { nullable: true })
  startsAt?: string | null;

  @Field(() => DateTime, { nullable: true })
  endsAt?: string | null;

  @Field(() => String, { nullable: true })
  @MaxText(100)
  room?: string | null;

  @Field(() => [SpeakerInput], { nullable: true })
  @MaxItems(20)
  @Nested()
  speakers?: SpeakerInput[] | null;

  @Field(() => [ID], { nullable: true })
  @MaxItems(20)
  initiativeIds?: string[] | null;

  @Field(() => [LinkInput], { nullable: true })
  @MaxItems(20)
  @Nested()
  materials?: LinkInput[] | null;

  @Field(() => Int, { nullable: true })
  @Between(0, 100_000)
  capacity?: number | null;
}

@InputType({ description: "A session to put into the programme." })
export class ScheduleSessionInput {
  @Field(() => ID)
  eventId!: string;

  @Field(() => SessionKind)
  kind!: SessionKind;

  @Field()
  @NotBlank()
  @MaxText(150)
  title!: string;

  @Field(() => DateTime)
  startsAt!: string;

  @Field(() => DateTime)
  endsAt!: string;

  @Field(() => SessionPatch, { nullable: true })
  @Nested()
  details?: SessionPatch | null;
}

@InputType({ description: "Changes to a session." })
export class ReviseSessionInput {
  @Field(() => ID)
  id!: string;

  @Field(() => SessionPatch)
  @Nested()
  patch!: SessionPatch;
}

@InputType({ description: "Which session to take out of the programme." })
export class RemoveSessionInput {
  @Field(() => ID)
  id!: string;
}

const changed = { session: () => Session, event: () => NetworkEvent };
export const ScheduleSessionPayload = payloadOf("scheduleSession", changed);
export const ReviseSessionPayload = payloadOf("reviseSession", { session: () => Session });
export const RemoveSessionPayload = payloadOf("removeSession", { removedSessionId: () => ID, event: () => NetworkEvent });
