import { Field, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { Node } from "../kernel/graphql/node";
import { Url } from "../kernel/graphql/scalars";

@ObjectType({
  implements: Node,
  description: "Something that was found to matter. Data, not code: organisers add to it as the network learns.",
})
@Entity("attention_point")
export class AttentionPoint extends Node {
  @PrimaryColumn("uuid")
  override id!: string;

  @Field({ description: 'A stable word: "equal-partner".' })
  @Column("text")
  key!: string;

  @Column("text", { name: "title_da" })
  titleDa!: string;

  @Column("text", { name: "title_en" })
  titleEn!: string;

  @Column("text", { name: "description_da" })
  descriptionDa!: string;

  @Column("text", { name: "description_en" })
  descriptionEn!: string;

  @Field(() => Url, { nullable: true, description: "Where it is said." })
  @Column("text", { nullable: true })
  source!: string | null;

  @Column("integer")
  position!: number;
}
