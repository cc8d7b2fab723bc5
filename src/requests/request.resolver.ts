import { Arg, Args, Ctx as Context, FieldResolver, Mutation, Query, Resolver } from "type-graphql";
import { Initiative } from "../initiatives";
import type { Ctx } from "../kernel/ctx";
import { ShortListArgs } from "../kernel/graphql/connection";
import { answer, type Payload } from "../kernel/graphql/mutation";
import { byShape } from "../kernel/graphql/node";
import { answerExperienceRequest } from "./answer-experience-request";
import { closeExperienceRequest } from "./close-experience-request";
import { requestExperience } from "./request-experience";
import { ExperienceRequest } from "./request.entity";
import * as inputs from "./request.inputs";
import { ExperienceRequestConnection, ExperienceRequestsArgs } from "./request.queries";
import "./request.shape";

@Resolver(() => ExperienceRequest)
export class ExperienceRequestResolver {
  @Query(() => ExperienceRequestConnection, {
    description: "What municipalities ask the others about; newest first. Members of participating municipalities see them.",
  })
  experienceRequests(@Args() _args: ExperienceRequestsArgs): object {
    return byShape();
  }

  @FieldResolver(() => [Initiative], {
    description: "Published initiatives that may be an answer, most alike first; at most 20. Never the asking municipality's own.",
  })
  suggestions(@Args() _args: ShortListArgs): Initiative[] {
    return byShape();
  }

  @Mutation(() => inputs.RequestExperiencePayload, {
    description: "A participating municipality asks all the others; it is announced. Needs EDITOR of the municipality that asks.",
  })
  requestExperience(@Context() ctx: Ctx, @Arg("input") input: inputs.RequestExperienceInput): Promise<Payload> {
    return answer(ctx, input, async (c) => ({ request: await requestExperience(c, input) }));
  }

  @Mutation(() => inputs.AnswerExperienceRequestPayload, {
    description:
      "Another participating municipality answers; whoever asked is told by mail, and it is announced. Needs EDITOR of the municipality that answers.",
  })
  answerExperienceRequest(@Context() ctx: Ctx, @Arg("input") input: inputs.AnswerExperienceRequestInput): Promise<Payload> {
    return answer(ctx, input, async (c) => {
      const { requestId, answerId } = await answerExperienceRequest(c, input);
      return { answer: answerId, request: requestId };
    });
  }

  @Mutation(() => inputs.CloseExperienceRequestPayload, {
    description: "It takes no more answers. Closing twice is closing once. Needs EDITOR of the municipality that asked.",
  })
  closeExperienceRequest(@Context() ctx: Ctx, @Arg("input") input: inputs.CloseExperienceRequestInput): Promise<Payload> {
    return answer(ctx, input, async (c) => ({ request: await closeExperienceRequest(c, input) }));
  }
}
