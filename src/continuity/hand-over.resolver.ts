import { Arg, Ctx as Context, Mutation, Resolver } from "type-graphql";
import type { Ctx } from "../kernel/ctx";
import { answer, type Payload } from "../kernel/graphql/mutation";
import { handOverContact } from "./hand-over-contact";
import * as inputs from "./hand-over.inputs";

@Resolver()
export class HandOverResolver {
  @Mutation(() => inputs.HandOverContactPayload, {
    description:
      "Gives everything that rests on one contact to another: a practice must outlive its enthusiasts. Initiatives, events and sessions still to come name the other one from then on. `initiativeCount` is of those that the viewer may see. Needs EDITOR of the municipalities of both contacts.",
  })
  handOverContact(@Context() ctx: Ctx, @Arg("input") input: inputs.HandOverContactInput): Promise<Payload> {
    return answer(ctx, input, async (c) => {
      const { from, to, initiativeCount } = await handOverContact(c, input);
      return { from, to, initiativeCount };
    });
  }
}
