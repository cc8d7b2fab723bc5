import { Arg, Field, Int, ObjectType } from "type-graphql";
import { byShape } from "../kernel/graphql/node";
import { Region } from "../municipalities";
import { Term, Vocabulary } from "../vocabularies";
import { InitiativeStage } from "./initiative.enums";

@ObjectType({ description: "How many of the initiatives that a filter finds have a term." })
export class TermFacet {
  @Field(() => Term)
  term!: Term;

  @Field(() => Int)
  count!: number;
}

@ObjectType({ description: "How many of the initiatives that a filter finds have come that far." })
export class StageFacet {
  @Field(() => InitiativeStage)
  stage!: InitiativeStage;

  @Field(() => Int)
  count!: number;
}

@ObjectType({ description: "How many of the initiatives that a filter finds are of municipalities of a region that is in force." })
export class RegionFacet {
  @Field(() => Region)
  region!: Region;

  @Field(() => Int)
  count!: number;
}

@ObjectType({ description: "What all that a filter finds is made of, most first. What has none of it is left out." })
export class InitiativeFacets {
  @Field(() => [TermFacet])
  terms(@Arg("vocabulary", () => Vocabulary) _vocabulary: Vocabulary): TermFacet[] {
    return byShape();
  }

  @Field(() => [StageFacet], { description: "In the order of the stages." })
  stages!: StageFacet[];

  @Field(() => [RegionFacet])
  regions!: RegionFacet[];
}
