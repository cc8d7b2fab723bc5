import { Arg, Args, Ctx as Context, FieldResolver, ID, Mutation, Query, Resolver } from "type-graphql";
import type { Ctx } from "../kernel/ctx";
import { PageArgs } from "../kernel/graphql/connection";
import { answer, whenTaken, type Payload } from "../kernel/graphql/mutation";
import { byShape } from "../kernel/graphql/node";
import { addOrganisation } from "./add-organisation";
import { ContactConnection, OrganisationConnection, OrganisationsArgs } from "./contact.queries";
import "./contact.shape";
import { Organisation } from "./organisation.entity";
import * as inputs from "./organisation.inputs";
import { cvrTaken } from "./refuse-taken-cvr";
import { reviseOrganisation } from "./revise-organisation";

whenTaken("organisation_cvr_taken", ["cvrNumber"], cvrTaken);

@Resolver(() => Organisation)
export class OrganisationResolver {
  @Query(() => Organisation, { nullable: true, description: "Null where there is none, or the viewer may not see it." })
  organisation(@Arg("id", () => ID) _id: string): Organisation | null {
    return byShape();
  }

  @Query(() => OrganisationConnection, { description: "By name, in Danish order." })
  organisations(@Args() _args: OrganisationsArgs): object {
    return byShape();
  }

  @FieldResolver(() => ContactConnection, { description: "Its people to ask, of those that the viewer may see." })
  contacts(@Args() _args: PageArgs): object {
    return byShape();
  }

  @Mutation(() => inputs.AddOrganisationPayload, {
    description: "Lists an organisation. Needs EDITOR of its municipality; where it has none, of any.",
  })
  addOrganisation(@Context() ctx: Ctx, @Arg("input") input: inputs.AddOrganisationInput): Promise<Payload> {
    return answer(ctx, input, async (c) => ({ organisation: await addOrganisation(c, input) }));
  }

  @Mutation(() => inputs.ReviseOrganisationPayload, {
    description:
      "Changes what is told of an organisation. Needs EDITOR of its municipality; where it has none, of any, and ORGANISER to give it one.",
  })
  reviseOrganisation(@Context() ctx: Ctx, @Arg("input") input: inputs.ReviseOrganisationInput): Promise<Payload> {
    return answer(ctx, input, async (c) => ({ organisation: await reviseOrganisation(c, input) }));
  }
}
