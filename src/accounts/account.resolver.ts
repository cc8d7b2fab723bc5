import { Query, Resolver } from "type-graphql";
import { byShape } from "../kernel/graphql/node";
import { ViewerObject } from "./account.entity";
import "./account.shape";

@Resolver()
export class AccountResolver {
  @Query(() => ViewerObject, { nullable: true, description: "Whoever asks; null for the anonymous." })
  viewer(): ViewerObject | null {
    return byShape();
  }
}
