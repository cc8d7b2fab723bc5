import { Field, Int, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { Contact } from "../contacts";
import { Link } from "../kernel/graphql/link";
import { Node } from "../kernel/graphql/node";
import { RichText } from "../kernel/graphql/rich-text";
import { DateTime, Url } from "../kernel/graphql/scalars";
import { Language } from "../kernel/language";
import { Coordinates, Municipality } from "../municipalities";
import { Term } from "../vocabularies";
import { AttendanceMode, EventKind, EventStatus } from "./event.enums";

@ObjectType({ description: "Where people meet." })
export class Venue {
  @Field()
  name!: string;

  @Field(() => String, { nullable: true })
  address!: string | null;

  @Field(() => Municipality, { nullable: true })
  municipality!: Municipality | null;

  @Field(() => Coordinates, { nullable: true })
  location!: Coordinates | null;

  @Field(() => String, { nullable: true, description: "How people with disabilities get there and around." })
  accessibility!: string | null;
}

/** Named so that it does not hide the platform's own Event. */
@ObjectType("Event", {
  implements: Node,
  description: "A day, a workshop or a webinar that brings the network together. Seen by everybody; a draft by organisers.",
})
@Entity("event")
export class NetworkEvent extends Node {
  @PrimaryColumn("uuid")
  override id!: string;

  @Field()
  @Column("text")
  slug!: string;

  @Field(() => String, { nullable: true, description: "The id of the same thing in another system, set by whoever keeps the two alike." })
  @Column("text", { name: "external_reference", nullable: true })
  externalReference!: string | null;

  @Field(() => EventKind)
  @Column("text")
  kind!: EventKind;

  @Field(() => EventStatus)
  @Column("text")
  status!: EventStatus;

  @Field(() => Language)
  @Column("text")
  language!: Language;

  @Field()
  @Column("text")
  title!: string;

  @Field(() => String, { nullable: true })
  @Column("text", { nullable: true })
  summary!: string | null;

  @Field(() => RichText, { nullable: true })
  @Column("text", { nullable: true })
  description!: string | null;

  @Field(() => DateTime)
  @Column({ type: "timestamptz", name: "starts_at", precision: 3 })
  startsAt!: Date;

  @Field(() => DateTime)
  @Column({ type: "timestamptz", name: "ends_at", precision: 3 })
  endsAt!: Date;

  @Field({ description: "IANA name; the programme is told in it." })
  @Column("text", { name: "time_zone" })
  timeZone!: string;

  @Field(() => Venue, { nullable: true })
  venue!: Venue | null;

  @Column("text", { name: "venue_name", nullable: true })
  venueName!: string | null;

  @Column("text", { name: "venue_address", nullable: true })
  venueAddress!: string | null;

  @Column("uuid", { name: "venue_municipality_id", nullable: true })
  venueMunicipalityId!: string | null;

  @Column("double precision", { name: "venue_latitude", nullable: true })
  venueLatitude!: number | null;

  @Column("double precision", { name: "venue_longitude", nullable: true })
  venueLongitude!: number | null;

  @Column("text", { name: "venue_accessibility", nullable: true })
  venueAccessibility!: string | null;

  @Field(() => Url, { nullable: true, description: "To those with a place, and to organisers." })
  @Column("text", { name: "online_url", nullable: true })
  onlineUrl!: string | null;

  @Field(() => Municipality, { nullable: true })
  hostMunicipality!: Municipality | null;

  @Column("uuid", { name: "host_municipality_id", nullable: true })
  hostMunicipalityId!: string | null;

  @Field(() => [Contact], { description: "People who answer questions about it. Each is seen by those who see the contact." })
  contacts!: Contact[];

  @Field(() => [Term])
  themes!: Term[];

  @Field(() => [Link])
  @Column("jsonb")
  links!: Link[];

  @Field(() => [AttendanceMode], { description: "How one can take part: one of the two, or both." })
  @Column("text", { name: "attendance_modes", array: true })
  attendanceModes!: AttendanceMode[];

  @Field(() => Int, { nullable: true, description: "Places in person. Null: as many as come." })
  @Column("integer", { nullable: true })
  capacity!: number | null;

  @Field(() => Int, { nullable: true, description: "Places online. Null: as many as come." })
  @Column("integer", { name: "online_capacity", nullable: true })
  onlineCapacity!: number | null;

  @Field(() => Int, { nullable: true, description: "The most that one municipality may have in person." })
  @Column("integer", { name: "places_per_municipality", nullable: true })
  placesPerMunicipality!: number | null;

  @Field(() => DateTime, { nullable: true })
  @Column({ type: "timestamptz", name: "registration_opens_at", precision: 3, nullable: true })
  registrationOpensAt!: Date | null;

  @Field(() => DateTime, { nullable: true })
  @Column({ type: "timestamptz", name: "registration_closes_at", precision: 3, nullable: true })
  registrationClosesAt!: Date | null;

  @Field(() => Url, {
    description: "The event and its sessions as an iCalendar file: times in UTC, nobody's name. Nothing is there while it is a draft.",
  })
  icsUrl!: string;

  @Field(() => Int, { description: "Rises with each change; send it with `reviseEvent`." })
  @Column("integer")
  version!: number;

  @Field(() => DateTime)
  @Column({ type: "timestamptz", name: "created_at", precision: 3 })
  createdAt!: Date;

  @Field(() => DateTime)
  @Column({ type: "timestamptz", name: "updated_at", precision: 3 })
  updatedAt!: Date;

  @Field(() => DateTime, { nullable: true })
  @Column({ type: "timestamptz", name: "published_at", precision: 3, nullable: true })
  publishedAt!: Date | null;

  @Field(() => DateTime, { nullable: true })
  @Column({ type: "timestamptz", name: "cancelled_at", precision: 3, nullable: true })
  cancelledAt!: Date | null;

  @Field(() => String, { nullable: true })
  @Column("text", { name: "cancellation_reason", nullable: true })
  cancellationReason!: string | null;

  @Field({ description: "Needs ORGANISER." })
  viewerCanManage!: boolean;

  publish(now: Date): void {
    this.status = EventStatus.PUBLISHED;
    this.publishedAt = now;
  }

  cancel(now: Date, reason: string): void {
    this.status = EventStatus.CANCELLED;
    this.cancelledAt = now;
    this.cancellationReason = reason;
  }
}
