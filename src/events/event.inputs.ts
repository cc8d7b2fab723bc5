import { Field, Float, ID, InputType, Int } from "type-graphql";
import { Between, MaxItems, MaxText, MunicipalityCode, Nested, NotBlank } from "../kernel/graphql/form";
import { LinkInput } from "../kernel/graphql/link";
import { payloadOf } from "../kernel/graphql/mutation";
import { DateTime, Markdown, Url } from "../kernel/graphql/scalars";
import { Language } from "../kernel/language";
import { NetworkEvent } from "./event.entity";
import { AttendanceMode, EventKind } from "./event.enums";

const mostPlaces = 100_000;

@InputType({ description: "Where people meet. All of it is written over." })
export class VenueInput {
  @Field()
  @NotBlank()
  @MaxText(200)
  name!: string;

  @Field(() => String, { nullable: true })
  @MaxText(500)
  address?: string | null;

  @Field(() => String, { nullable: true })
  @MunicipalityCode()
  municipalityCode?: string | null;

  @Field(() => Float, { nullable: true, description: "WGS 84, in degrees; goes with longitude." })
  @Between(-90, 90)
  latitude?: number | null;

  @Field(() => Float, { nullable: true })
  @Between(-180, 180)
  longitude?: number | null;

  @Field(() => String, { nullable: true })
  @MaxText(2000)
  accessibility?: string | null;
}

@InputType({ description: "What is told of an event. Absent keeps, null clears; a list is written over as a whole." })
export class EventPatch {
  @Field(() => String, { nullable: true })
  @MaxText(200)
  externalReference?: string | null;

  @Field(() => EventKind, { nullable: true })
  kind?: EventKind | null;

  @Field(() => String, { nullable: true })
  @NotBlank()
  @MaxText(150)
  title?: string | null;

  @Field(() => String, { nullable: true })
  @MaxText(500)
  summary?: string | null;

  @Field(() => Language, { nullable: true })
  language?: Language | null;

  @Field(() => Markdown, { nullable: true })
  @MaxText(20_000)
  description?: string | null;

  @Field(() => DateTime, { nullable: true })
  startsAt?: string | null;

  @Field(() => DateTime, { nullable: true })
  endsAt?: string | null;

  @Field(() => String, { nullable: true, description: "IANA name, such as Europe/Copenhagen." })
  timeZone?: string | null;

  @Field(() => VenueInput, { nullable: true })
  @Nested()
  venue?: VenueInput | null;

  @Field(() => Url, { nullable: true })
  onlineUrl?: string | null;

  @Field(() => String, { nullable: true })
  @MunicipalityCode()
  hostMunicipalityCode?: string | null;

  @Field(() => [ID], { nullable: true })
  @MaxItems(20)
  contactIds?: string[] | null;

  @Field(() => [String], { nullable: true, description: "Keys of themes." })
  @MaxItems(20)
  themes?: string[] | null;

  @Field(() => [LinkInput], { nullable: true })
  @MaxItems(20)
  @Nested()
  links?: LinkInput[] | null;

  @Field(() => [AttendanceMode], { nullable: true })
  attendanceModes?: AttendanceMode[] | null;

  @Field(() => Int, {
    nullable: true,
    description: "More: those who wait get places. Fewer: nobody loses theirs, and nobody else gets one.",
  })
  @Between(0, mostPlaces)
  capacity?: number | null;

  @Field(() => Int, { nullable: true })
  @Between(0, mostPlaces)
  onlineCapacity?: number | null;

  @Field(() => Int, { nullable: true })
  @Between(1, mostPlaces)
  placesPerMunicipality?: number | null;

  @Field(() => DateTime, { nullable: true })
  registrationOpensAt?: string | null;

  @Field(() => DateTime, { nullable: true })
  registrationClosesAt?: string | null;
}

@InputType({ description: "An event to begin planning." })
export class DraftEventInput {
  @Field(() => String, {
    nullable: true,
    description: "The same key from the same caller within 24 hours gives the same event, not a second one.",
  })
  @NotBlank()
  @MaxText(200)
  idempotencyKey?: string | null;

  @Field(() => EventKind)
  kind!: EventKind;

  @Field()
  @NotBlank()
  @MaxText(150)
  title!: string;

  @Field(() => DateTime)
  startsAt!: string;

  @Field(() => DateTime)
  endsAt!: string;

  @Field(() => EventPatch, { nullable: true })
  @Nested()
  details?: EventPatch | null;
}

@InputType({ description: "Changes to an event." })
export class ReviseEventInput {
  @Field(() => ID)
  id!: string;

  @Field(() => Int, { nullable: true, description: "The version that was read; where it is another by now, STALE." })
  expectedVersion?: number | null;

  @Field(() => EventPatch)
  @Nested()
  patch!: EventPatch;
}

@InputType({ description: "Which draft to show to all." })
export class PublishEventInput {
  @Field(() => ID)
  id!: string;
}

@InputType({ description: "Which event will not be, and why." })
export class CancelEventInput {
  @Field(() => ID)
  id!: string;

  @Field()
  @NotBlank()
  @MaxText(500)
  reason!: string;
}

@InputType({ description: "Which draft to delete." })
export class DiscardEventInput {
  @Field(() => ID)
  id!: string;
}

const one = { event: () => NetworkEvent };
export const DraftEventPayload = payloadOf("draftEvent", one);
export const ReviseEventPayload = payloadOf("reviseEvent", one);
export const PublishEventPayload = payloadOf("publishEvent", one);
export const CancelEventPayload = payloadOf("cancelEvent", one);
export const DiscardEventPayload = payloadOf("discardEvent", { discardedEventId: () => ID });

@InputType({ description: "An event to begin like another one." })
export class CopyEventInput {
  @Field(() => ID)
  id!: string;

  @Field(() => DateTime)
  startsAt!: string;

  @Field(() => Boolean, { nullable: true, description: "Copies the programme too, moved to the new day; without its materials." })
  withProgramme?: boolean | null;
}

export const CopyEventPayload = payloadOf("copyEvent", { event: () => NetworkEvent });
