import { Field, ID, InputType } from "type-graphql";
import { MaxText, MunicipalityCode, Nested } from "../kernel/graphql/form";
import { payloadOf } from "../kernel/graphql/mutation";
import { Markdown } from "../kernel/graphql/scalars";
import { Adoption } from "./adoption.entity";
import { AdoptionKind, AdoptionStatus } from "./adoption.enums";

const longest = 20_000;

@InputType({ description: "What is told of how a practice is taken up. Absent keeps, null clears." })
export class AdoptionPatch {
  @Field(() => AdoptionStatus, { nullable: true, description: "CONSIDERING at first, where nothing is said." })
  status?: AdoptionStatus | null;

  @Field(() => AdoptionKind, { nullable: true })
  kind?: AdoptionKind | null;

  @Field(() => Markdown, { nullable: true })
  @MaxText(longest)
  adaptation?: string | null;

  @Field(() => Markdown, { nullable: true })
  @MaxText(longest)
  experience?: string | null;

  @Field(() => String, { nullable: true })
  @MaxText(200)
  heardThrough?: string | null;

  @Field(() => ID, { nullable: true, description: "An initiative of the municipality that takes it up, and another one." })
  ownInitiativeId?: string | null;
}

@InputType({ description: "What a municipality takes up." })
export class AdoptInitiativeInput {
  @Field(() => ID)
  initiativeId!: string;

  @Field({ description: "The municipality that takes it up." })
  @MunicipalityCode()
  municipalityCode!: string;

  @Field(() => AdoptionPatch, { nullable: true })
  @Nested()
  details?: AdoptionPatch | null;
}

@InputType({ description: "Changes to what is told of how a practice is taken up." })
export class ReviseAdoptionInput {
  @Field(() => ID)
  id!: string;

  @Field(() => AdoptionPatch)
  @Nested()
  patch!: AdoptionPatch;
}

export const AdoptInitiativePayload = payloadOf("adoptInitiative", { adoption: () => Adoption });
export const ReviseAdoptionPayload = payloadOf("reviseAdoption", { adoption: () => Adoption });
