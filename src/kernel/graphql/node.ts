import { Field, ID, InterfaceType } from "type-graphql";

@InterfaceType({
  description: "Something with an id of its own: opaque, stable, the same in the graph, in announcements, webhooks and exports.",
})
export abstract class Node {
  @Field(() => ID)
  id!: string;
}

/** The body of a field that is only declared: its shape says how it is read, and nothing is resolved below a read. */
export function byShape(): never {
  throw new Error("this field is read by its shape");
}
