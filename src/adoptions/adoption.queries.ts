import { Field, Int, ObjectType } from "type-graphql";
import { connectionOf } from "../kernel/graphql/connection";
import { Municipality } from "../municipalities";
import { Adoption } from "./adoption.entity";

export const AdoptionConnection = connectionOf("Adoption", () => Adoption);

@ObjectType({ description: "How many practices of one municipality another has taken up." })
export class AdoptionFlow {
  @Field(() => Municipality, { description: "Whose the practices are." })
  from!: Municipality;

  @Field(() => Municipality, { description: "The one that takes them up." })
  to!: Municipality;

  @Field(() => Int)
  count!: number;
}
