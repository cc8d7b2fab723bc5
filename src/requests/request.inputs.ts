import { Field, ID, InputType } from "type-graphql";
import { MaxItems, MaxText, MunicipalityCode, NotBlank } from "../kernel/graphql/form";
import { payloadOf } from "../kernel/graphql/mutation";
import { Markdown } from "../kernel/graphql/scalars";
import { ExperienceAnswer, ExperienceRequest } from "./request.entity";

const longest = 20_000;

@InputType({ description: "What a municipality asks the others about." })
export class RequestExperienceInput {
  @Field(() => String, {
    nullable: true,
    description: "The same key from the same caller within 24 hours gives the same request, not a second one.",
  })
  @NotBlank()
  @MaxText(200)
  idempotencyKey?: string | null;

  @Field({ description: "The municipality that asks." })
  @MunicipalityCode()
  municipalityCode!: string;

  @Field()
  @NotBlank()
  @MaxText(150)
  title!: string;

  @Field(() => Markdown)
  @NotBlank()
  @MaxText(longest)
  question!: string;

  @Field(() => [String], { nullable: true, description: "Keys of terms." })
  @MaxItems(20)
  themes?: string[] | null;
}

@InputType({ description: "What a municipality answers to another's question." })
export class AnswerExperienceRequestInput {
  @Field(() => ID)
  requestId!: string;

  @Field({ description: "The municipality that answers." })
  @MunicipalityCode()
  municipalityCode!: string;

  @Field(() => Markdown)
  @NotBlank()
  @MaxText(longest)
  text!: string;

  @Field(() => [ID], { nullable: true, description: "Published practices." })
  @MaxItems(20)
  initiativeIds?: string[] | null;
}

@InputType({ description: "Which question takes no more answers." })
export class CloseExperienceRequestInput {
  @Field(() => ID)
  requestId!: string;
}

export const RequestExperiencePayload = payloadOf("requestExperience", { request: () => ExperienceRequest });
export const AnswerExperienceRequestPayload = payloadOf("answerExperienceRequest", {
  answer: () => ExperienceAnswer,
  request: () => ExperienceRequest,
});
export const CloseExperienceRequestPayload = payloadOf("closeExperienceRequest", { request: () => ExperienceRequest });
