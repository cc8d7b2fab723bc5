import { Field, ObjectType } from "type-graphql";
import { Node } from "../kernel/graphql/node";
import { DateOnly } from "../kernel/graphql/scalars";

@ObjectType({
  implements: Node,
  description: "A region of Denmark. Data, not an enum: Hovedstaden and Sjælland become Østdanmark on 1 January 2027.",
})
export class Region extends Node {
  @Field(() => String, { nullable: true, description: 'Official code: "1083". Null for one that has none yet.' })
  code!: string | null;

  @Field()
  name!: string;

  @Field(() => DateOnly, { nullable: true, description: "Null: since before this hub's records." })
  validFrom!: string | null;

  @Field(() => DateOnly, { nullable: true, description: "Null: still in force." })
  validUntil!: string | null;
}
