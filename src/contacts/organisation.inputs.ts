import { Field, ID, InputType } from "type-graphql";
import { MaxText, MunicipalityCode, Nested, NotBlank, Pattern } from "../kernel/graphql/form";
import { payloadOf } from "../kernel/graphql/mutation";
import { Url } from "../kernel/graphql/scalars";
import { OrganisationKind } from "./contact.enums";
import { Organisation } from "./organisation.entity";

const CvrNumber = () => Pattern(/^\d{8}$/, { da: "Et CVR-nummer har otte cifre.", en: "A CVR number has eight digits." });

@InputType({ description: "An organisation that municipalities work with." })
export class AddOrganisationInput {
  @Field()
  @NotBlank()
  @MaxText(200)
  name!: string;

  @Field(() => OrganisationKind)
  kind!: OrganisationKind;

  @Field(() => String, { nullable: true })
  @CvrNumber()
  cvrNumber?: string | null;

  @Field(() => Url, { nullable: true })
  website?: string | null;

  @Field(() => String, { nullable: true })
  @MunicipalityCode()
  municipalityCode?: string | null;
}

@InputType({ description: "Changes to an organisation. Absent keeps, null clears." })
export class OrganisationPatch {
  @Field(() => String, { nullable: true })
  @NotBlank()
  @MaxText(200)
  name?: string | null;

  @Field(() => OrganisationKind, { nullable: true })
  kind?: OrganisationKind | null;

  @Field(() => String, { nullable: true })
  @CvrNumber()
  cvrNumber?: string | null;

  @Field(() => Url, { nullable: true })
  website?: string | null;

  @Field(() => String, { nullable: true })
  @MunicipalityCode()
  municipalityCode?: string | null;
}

@InputType({ description: "Changes to an organisation." })
export class ReviseOrganisationInput {
  @Field(() => ID)
  id!: string;

  @Field(() => OrganisationPatch)
  @Nested()
  patch!: OrganisationPatch;
}

export const AddOrganisationPayload = payloadOf("addOrganisation", { organisation: () => Organisation });
export const ReviseOrganisationPayload = payloadOf("reviseOrganisation", { organisation: () => Organisation });
