import { Field, Int, ObjectType, Query, Resolver } from "type-graphql";
import { byShape } from "../kernel/graphql/node";
import "./initiative-joins.shape";

@ObjectType({ description: "The network in figures." })
export class Network {
  @Field()
  name!: string;

  @Field(() => Int)
  participatingMunicipalityCount!: number;

  @Field(() => Int)
  publishedInitiativeCount!: number;
}

@Resolver()
export class NetworkResolver {
  @Query(() => Network, { description: "Figures of the network as a whole." })
  network(): Network {
    return byShape();
  }
}
