import { Field, Int, ObjectType } from "type-graphql";

@ObjectType({ description: "The network in figures." })
export class Network {
  @Field()
  name!: string;

  @Field(() => Int)
  participatingMunicipalityCount!: number;

  @Field(() => Int)
  publishedInitiativeCount!: number;

  @Field(() => Int, { description: "Published initiatives that would not outlive the people who carry them: see `Continuity`." })
  fragileInitiativeCount!: number;
}
