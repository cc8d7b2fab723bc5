import { Field, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { Node } from "../kernel/graphql/node";
import { Url } from "../kernel/graphql/scalars";
import { Municipality } from "../municipalities";
import { OrganisationKind } from "./contact.enums";

@ObjectType({ implements: Node, description: "A part of civil society, or another that municipalities work with." })
@Entity("organisation")
export class Organisation extends Node {
  @PrimaryColumn("uuid")
  override id!: string;

  @Field()
  @Column("text")
  name!: string;

  @Field(() => OrganisationKind)
  @Column("text")
  kind!: OrganisationKind;

  @Field(() => String, { nullable: true, description: "Danish company registration number, eight digits." })
  @Column("text", { name: "cvr_number", nullable: true })
  cvrNumber!: string | null;

  @Field(() => Url, { nullable: true })
  @Column("text", { nullable: true })
  website!: string | null;

  @Field(() => Municipality, { nullable: true })
  municipality!: Municipality | null;

  @Column("uuid", { name: "municipality_id", nullable: true })
  municipalityId!: string | null;

  @Field({ description: "Needs EDITOR of its municipality; where it has none, of any." })
  viewerCanRevise!: boolean;

  @Column({ type: "timestamptz", name: "created_at", precision: 3 })
  createdAt!: Date;

  @Column({ type: "timestamptz", name: "updated_at", precision: 3 })
  updatedAt!: Date;
}
