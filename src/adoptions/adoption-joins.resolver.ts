import { Args, FieldResolver, Int, Resolver } from "type-graphql";
import { Initiative, Network } from "../initiatives";
import { PageArgs } from "../kernel/graphql/connection";
import { byShape } from "../kernel/graphql/node";
import { Municipality } from "../municipalities";
import "./adoption-joins.shape";
import { AdoptionConnection, AdoptionFlow } from "./adoption.queries";

@Resolver(() => Initiative)
export class InitiativeAdoptionsResolver {
  @FieldResolver(() => AdoptionConnection, { description: "Who has taken it up, newest first." })
  adoptions(@Args() _args: PageArgs): object {
    return byShape();
  }
}

@Resolver(() => Municipality)
export class MunicipalityAdoptionsResolver {
  @FieldResolver(() => AdoptionConnection, { description: "What it has taken up from others, newest first." })
  adoptions(@Args() _args: PageArgs): object {
    return byShape();
  }
}

@Resolver(() => Network)
export class NetworkAdoptionsResolver {
  @FieldResolver(() => Int)
  adoptionCount(): number {
    return byShape();
  }

  @FieldResolver(() => [AdoptionFlow], {
    description: "Who took up what from whom: one for each pair of municipalities, most first; at most 500.",
  })
  adoptionFlows(): AdoptionFlow[] {
    return byShape();
  }
}
