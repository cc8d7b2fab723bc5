import { Field, ObjectType, registerEnumType } from "type-graphql";
import { Initiative } from "../initiatives";
import { Node } from "../kernel/graphql/node";
import { FollowRhythm } from "./follow.enums";

registerEnumType(FollowRhythm, {
  name: "FollowRhythm",
  description: "How often a mail comes, where something has happened.",
  valuesConfig: {
    AT_ONCE: { description: "When it happens." },
    DAILY: { description: "At 7:00 in Denmark, what has happened since the last time." },
    WEEKLY: { description: "On Mondays at 7:00 in Denmark, what has happened since the last time." },
  },
});

@ObjectType({
  implements: Node,
  description:
    "What the viewer wants to hear of by mail: one initiative, or all that a filter finds, now and later. Seen by the person whose it is; never by programs.",
})
export class Follow extends Node {
  @Field(() => Initiative, { nullable: true, description: "Null where a filter is followed, or it is not for the viewer any more." })
  initiative!: Initiative | null;

  @Field({ description: "The filter in words, in the viewer's language; of one initiative, its title." })
  summary!: string;

  @Field(() => FollowRhythm)
  rhythm!: FollowRhythm;
}
