import { Arg, ID, Query, Resolver } from "type-graphql";
import { byShape, Node } from "./node";
import "./nodes";

@Resolver()
export class NodeResolver {
  @Query(() => Node, { nullable: true, description: "Anything with an id that the viewer may see." })
  node(@Arg("id", () => ID) _id: string): Node | null {
    return byShape();
  }

  @Query(() => [Node], {
    nullable: "items",
    description: "As many as 100, in the order asked for; null in the place of what is not there.",
  })
  nodes(@Arg("ids", () => [ID]) _ids: string[]): (Node | null)[] {
    return byShape();
  }
}
