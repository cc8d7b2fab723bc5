import { Query, Resolver } from "type-graphql";
import { byShape } from "../kernel/graphql/node";
import "./initiative-joins.shape";
import { Network } from "./network.types";

@Resolver()
export class NetworkResolver {
  @Query(() => Network, { description: "Figures of the network as a whole." })
  network(): Network {
    return byShape();
  }
}
