import { Field, Int, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { Contact, Organisation } from "../contacts";
import { Initiative } from "../initiatives";
import { Link } from "../kernel/graphql/link";
import { Node } from "../kernel/graphql/node";
import { RichText } from "../kernel/graphql/rich-text";
import { DateTime } from "../kernel/graphql/scalars";
import { Municipality } from "../municipalities";
import { NetworkEvent } from "./event.entity";
import { SessionKind } from "./event.enums";

@ObjectType({ description: "Somebody who speaks: a contact, for an organisation or a municipality, or just a name." })
export class Speaker {
  @Field()
  name!: string;

  @Field(() => String, { nullable: true })
  title!: string | null;

  @Field(() => Municipality, { nullable: true })
  municipality!: Municipality | null;

  @Field(() => Organisation, { nullable: true })
  organisation!: Organisation | null;

  @Field(() => Contact, { nullable: true, description: "Null also where the viewer may not see the contact." })
  contact!: Contact | null;
}

@ObjectType({ implements: Node, description: "A part of an event's programme. Seen by those who see the event." })
@Entity("session")
export class Session extends Node {
  @PrimaryColumn("uuid")
  override id!: string;

  @Field(() => NetworkEvent)
  event!: NetworkEvent;

  @Column("uuid", { name: "event_id" })
  eventId!: string;

  @Field(() => SessionKind)
  @Column("text")
  kind!: SessionKind;

  @Field()
  @Column("text")
  title!: string;

  @Field(() => RichText, { nullable: true })
  @Column("text", { nullable: true })
  description!: string | null;

  @Field(() => DateTime)
  @Column({ type: "timestamptz", name: "starts_at", precision: 3 })
  startsAt!: Date;

  @Field(() => DateTime)
  @Column({ type: "timestamptz", name: "ends_at", precision: 3 })
  endsAt!: Date;

  @Field(() => String, { nullable: true })
  @Column("text", { nullable: true })
  room!: string | null;

  @Field(() => [Speaker])
  speakers!: Speaker[];

  @Field(() => [Initiative], { description: "The practices that it presents." })
  initiatives!: Initiative[];

  @Field(() => [Link], { description: "Slides and recordings." })
  @Column("jsonb")
  materials!: Link[];

  @Field(() => Int, { nullable: true, description: "Where one must choose it when registering; null: everybody comes." })
  @Column("integer", { nullable: true })
  capacity!: number | null;
}
