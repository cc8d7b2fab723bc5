import { Field, ID, InputType } from "type-graphql";
import { InitiativeFilter } from "../initiatives";
import { payloadOf } from "../kernel/graphql/mutation";
import { Follow } from "./follow.entity";
import { FollowRhythm } from "./follow.enums";

@InputType({ description: "What is followed, and how often a mail comes." })
export class FollowInput {
  @Field(() => ID, { nullable: true, description: "Either this or `filter`." })
  initiativeId?: string | null;

  @Field(() => InitiativeFilter, { nullable: true, description: "The same filter as in lists. All that it names must be there." })
  filter?: InitiativeFilter | null;

  @Field(() => FollowRhythm, { nullable: true, description: "Left out: weekly; for what is followed already, as it was." })
  rhythm?: FollowRhythm | null;
}

@InputType({ description: "What is no longer followed." })
export class UnfollowInput {
  @Field(() => ID)
  id!: string;
}

export const FollowPayload = payloadOf("follow", { follow: () => Follow });
export const UnfollowPayload = payloadOf("unfollow", { unfollowedId: () => ID });
