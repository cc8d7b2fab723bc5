import { Field, ObjectType, registerEnumType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { Node } from "../kernel/graphql/node";
import { Url } from "../kernel/graphql/scalars";

export enum Vocabulary {
  THEME = "THEME",
  TARGET_GROUP = "TARGET_GROUP",
  ARENA = "ARENA",
  COOPERATION_FORM = "COOPERATION_FORM",
}

registerEnumType(Vocabulary, {
  name: "Vocabulary",
  description: "What a word tells of a practice.",
  valuesConfig: {
    THEME: { description: "What it is about: loneliness." },
    TARGET_GROUP: { description: "For whom: older people living alone." },
    ARENA: { description: "Where in life: the five arenas of the national strategy against loneliness." },
    COOPERATION_FORM: { description: "How municipality and civil society work together: co-creation, partnership." },
  },
});

@ObjectType({ implements: Node, description: "A word of a vocabulary. Data, not code: organisers add to it." })
@Entity("term")
export class Term extends Node {
  @PrimaryColumn("uuid")
  override id!: string;

  @Field({ description: 'A stable word: "loneliness".' })
  @Column("text")
  key!: string;

  @Field(() => Vocabulary)
  @Column("text")
  vocabulary!: Vocabulary;

  @Column("text", { name: "name_da" })
  nameDa!: string;

  @Column("text", { name: "name_en" })
  nameEn!: string;

  @Field(() => Url, { nullable: true, description: "Where the word is from, if it is somebody's." })
  @Column("text", { nullable: true })
  source!: string | null;

  /** Place in the order of reading, within its vocabulary. */
  @Column("integer")
  position!: number;
}
