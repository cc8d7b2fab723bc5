import { Field, Float, Int, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { Node } from "../kernel/graphql/node";
import { DateOnly, Url } from "../kernel/graphql/scalars";
import { Region } from "./region.entity";

@ObjectType({ description: "A position in WGS 84, in degrees." })
export class Coordinates {
  @Field(() => Float)
  latitude!: number;

  @Field(() => Float)
  longitude!: number;
}

@ObjectType({ implements: Node, description: "One of the 98 Danish municipalities." })
@Entity("municipality")
export class Municipality extends Node {
  @PrimaryColumn("uuid")
  override id!: string;

  @Field({ description: 'Official code of four digits, leading zero kept: "0101".' })
  @Column("text")
  code!: string;

  @Field({ description: 'Without the word Kommune: "Roskilde".' })
  @Column("text")
  name!: string;

  @Field(() => Region, { description: "The region in force today." })
  region!: Region;

  @Field(() => Int, { nullable: true, description: "Inhabitants, on 1 January of `populationYear`." })
  @Column("integer", { nullable: true })
  population!: number | null;

  @Field(() => Int, { nullable: true, description: "The population is that of 1 January of this year." })
  @Column("integer", { name: "population_year", nullable: true })
  populationYear!: number | null;

  @Field(() => Coordinates, { nullable: true, description: "A point in its middle." })
  location!: Coordinates | null;

  @Field(() => Url, { nullable: true })
  @Column("text", { nullable: true })
  website!: string | null;

  @Field({ description: "Whether it takes part in the network; since when, says `participatesSince`." })
  isParticipating!: boolean;

  @Field(() => DateOnly, { nullable: true })
  @Column("date", { name: "participates_since", nullable: true })
  participatesSince!: string | null;

  @Field({ description: "Whether the viewer may write for it: needs EDITOR." })
  viewerCanContribute!: boolean;

  admit(since: string): void {
    this.participatesSince = since;
  }

  dismiss(): void {
    this.participatesSince = null;
  }
}
