import { Field, ID, InputType, Int } from "type-graphql";
import { Contact } from "../contacts";
import { payloadOf } from "../kernel/graphql/mutation";

@InputType({ description: "Who hands over what rests on them, and to whom." })
export class HandOverContactInput {
  @Field(() => ID)
  fromId!: string;

  @Field(() => ID)
  toId!: string;
}

export const HandOverContactPayload = payloadOf("handOverContact", {
  from: () => Contact,
  to: () => Contact,
  initiativeCount: () => Int,
});
