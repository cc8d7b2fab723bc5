import { ArgsType, Field, InputType, registerEnumType } from "type-graphql";
import { connectionOf, PageArgs, SortDirection } from "../kernel/graphql/connection";
import { DateTime } from "../kernel/graphql/scalars";
import { NetworkEvent } from "./event.entity";
import { EventKind, EventStatus } from "./event.enums";

export const EventConnection = connectionOf("Event", () => NetworkEvent);

@InputType({ description: "Events for which all that is given holds." })
export class EventFilter {
  @Field(() => [EventKind], { nullable: true })
  kinds?: EventKind[] | null;

  @Field(() => [EventStatus], { nullable: true, description: "Left out: published ones." })
  status?: EventStatus[] | null;

  @Field(() => DateTime, { nullable: true })
  startsAfter?: string | null;

  @Field(() => DateTime, { nullable: true })
  startsBefore?: string | null;

  @Field(() => [String], { nullable: true })
  hostMunicipalityCodes?: string[] | null;

  @Field(() => [String], { nullable: true, description: "Keys of terms." })
  themes?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description: "Words to be found in title, summary or description, as in `InitiativeFilter.text`.",
  })
  text?: string | null;
}

export enum EventOrderField {
  STARTS_AT = "STARTS_AT",
  PUBLISHED_AT = "PUBLISHED_AT",
}

registerEnumType(EventOrderField, { name: "EventOrderField", description: "What events can be ordered by." });

@InputType({ description: "How events are ordered; the id decides between equals." })
export class EventOrder {
  @Field(() => EventOrderField)
  field!: EventOrderField;

  @Field(() => SortDirection)
  direction!: SortDirection;
}

@ArgsType()
export class EventsArgs extends PageArgs {
  @Field(() => EventFilter, { nullable: true })
  filter?: EventFilter | null;

  @Field(() => EventOrder, { nullable: true })
  orderBy?: EventOrder | null;
}
