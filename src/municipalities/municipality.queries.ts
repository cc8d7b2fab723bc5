import { ArgsType, Field, InputType, registerEnumType } from "type-graphql";
import { connectionOf, PageArgs, SortDirection } from "../kernel/graphql/connection";
import { Municipality } from "./municipality.entity";

export const MunicipalityConnection = connectionOf("Municipality", () => Municipality);

@InputType({ description: "Those for which all that is given holds." })
export class MunicipalityFilter {
  @Field(() => Boolean, { nullable: true })
  isParticipating?: boolean | null;

  @Field(() => [String], { nullable: true, description: "Official codes of regions." })
  regionCodes?: string[] | null;

  @Field(() => [String], { nullable: true })
  codes?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Part of the name, its letters taken as search takes them: `kobenhavn` is København. Without a letter or digit it is in none.",
  })
  name?: string | null;
}

export enum MunicipalityOrderField {
  NAME = "NAME",
  CODE = "CODE",
  POPULATION = "POPULATION",
  INITIATIVE_COUNT = "INITIATIVE_COUNT",
}

registerEnumType(MunicipalityOrderField, { name: "MunicipalityOrderField", description: "What municipalities can be ordered by." });

@InputType({ description: "How municipalities are ordered; the id decides between equals." })
export class MunicipalityOrder {
  @Field(() => MunicipalityOrderField)
  field!: MunicipalityOrderField;

  @Field(() => SortDirection)
  direction!: SortDirection;
}

@ArgsType()
export class MunicipalitiesArgs extends PageArgs {
  @Field(() => MunicipalityFilter, { nullable: true })
  filter?: MunicipalityFilter | null;

  @Field(() => MunicipalityOrder, { nullable: true })
  orderBy?: MunicipalityOrder | null;
}
