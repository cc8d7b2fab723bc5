import { Arg, Ctx as Context, Mutation, Resolver } from "type-graphql";
import type { Ctx } from "../kernel/ctx";
import { answer, whenTaken, type Payload } from "../kernel/graphql/mutation";
import { adoptInitiative, takenUpAlready } from "./adopt-initiative";
import { Adoption } from "./adoption.entity";
import * as inputs from "./adoption.inputs";
import "./adoption.shape";
import { reviseAdoption } from "./revise-adoption";

whenTaken("adoption_once", ["municipalityCode"], takenUpAlready);

@Resolver(() => Adoption)
export class AdoptionResolver {
  @Mutation(() => inputs.AdoptInitiativePayload, {
    description:
      "A participating municipality says that it takes up another's published practice, and how far it has come: once for each practice. The contacts of the practice are told by mail. Needs EDITOR of the municipality that takes it up.",
  })
  adoptInitiative(@Context() ctx: Ctx, @Arg("input") input: inputs.AdoptInitiativeInput): Promise<Payload> {
    return answer(ctx, input, async (c) => ({ adoption: await adoptInitiative(c, input) }));
  }

  @Mutation(() => inputs.ReviseAdoptionPayload, {
    description: "Changes what is told of how a practice is taken up. Needs EDITOR of the municipality that takes it up.",
  })
  reviseAdoption(@Context() ctx: Ctx, @Arg("input") input: inputs.ReviseAdoptionInput): Promise<Payload> {
    return answer(ctx, input, async (c) => ({ adoption: await reviseAdoption(c, input) }));
  }
}
