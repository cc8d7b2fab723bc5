import { Args, FieldResolver, Int, Resolver } from "type-graphql";
import { Contact, Organisation } from "../contacts";
import { PageArgs, ShortListArgs } from "../kernel/graphql/connection";
import { byShape } from "../kernel/graphql/node";
import { Municipality } from "../municipalities";
import { Term } from "../vocabularies";
import { InitiativeConnection, InitiativesArgs } from "./initiative.queries";
import "./initiative-joins.shape";

@Resolver(() => Municipality)
export class MunicipalityInitiativesResolver {
  @FieldResolver(() => InitiativeConnection, { description: "Those that are its own, published ones unless the filter says otherwise." })
  initiatives(@Args() _args: InitiativesArgs): object {
    return byShape();
  }

  @FieldResolver(() => [Municipality], {
    description: "Participating ones of its own size, region and themes, most alike first; at most 20.",
  })
  comparableMunicipalities(@Args() _args: ShortListArgs): Municipality[] {
    return byShape();
  }
}

@Resolver(() => Contact)
export class ContactInitiativesResolver {
  @FieldResolver(() => InitiativeConnection, { description: "Published ones that name this person." })
  initiatives(@Args() _args: PageArgs): object {
    return byShape();
  }
}

@Resolver(() => Organisation)
export class OrganisationInitiativesResolver {
  @FieldResolver(() => InitiativeConnection, { description: "Published ones that it is a part of." })
  initiatives(@Args() _args: PageArgs): object {
    return byShape();
  }
}

@Resolver(() => Term)
export class TermInitiativesResolver {
  @FieldResolver(() => Int, { description: "Published initiatives with it." })
  initiativeCount(): number {
    return byShape();
  }
}
