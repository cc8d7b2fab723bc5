import { ArgsType, Field, InputType } from "type-graphql";
import { connectionOf, PageArgs } from "../kernel/graphql/connection";
import { ExperienceRequest } from "./request.entity";
import { ExperienceRequestStatus } from "./request.enums";

export const ExperienceRequestConnection = connectionOf("ExperienceRequest", () => ExperienceRequest);

@InputType({ description: "Questions for which all that is given holds." })
export class ExperienceRequestFilter {
  @Field(() => [ExperienceRequestStatus], { nullable: true })
  status?: ExperienceRequestStatus[] | null;

  @Field(() => [String], { nullable: true, description: "Official codes of the municipalities that ask." })
  municipalityCodes?: string[] | null;

  @Field(() => [String], { nullable: true, description: "Keys of terms; those with any of the list." })
  themes?: string[] | null;
}

@ArgsType()
export class ExperienceRequestsArgs extends PageArgs {
  @Field(() => ExperienceRequestFilter, { nullable: true })
  filter?: ExperienceRequestFilter | null;
}
