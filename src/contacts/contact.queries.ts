import { ArgsType, Field, ID, InputType } from "type-graphql";
import { connectionOf, PageArgs } from "../kernel/graphql/connection";
import { Contact } from "./contact.entity";
import { OrganisationKind } from "./contact.enums";
import { Organisation } from "./organisation.entity";

export const ContactConnection = connectionOf("Contact", () => Contact);
export const OrganisationConnection = connectionOf("Organisation", () => Organisation);

@InputType({ description: "Contacts for which all that is given holds." })
export class ContactFilter {
  @Field(() => String, {
    nullable: true,
    description: "Part of the name, job title or organisation; æ, ae and a are one letter, as in `search`.",
  })
  text?: string | null;

  @Field(() => [String], { nullable: true })
  municipalityCodes?: string[] | null;

  @Field(() => ID, { nullable: true })
  organisationId?: string | null;

  @Field(() => [String], { nullable: true, description: "Keys of terms." })
  themes?: string[] | null;
}

@InputType({ description: "Organisations for which all that is given holds." })
export class OrganisationFilter {
  @Field(() => String, { nullable: true, description: "Part of the name; æ, ae and a are one letter, as in `search`." })
  text?: string | null;

  @Field(() => [OrganisationKind], { nullable: true })
  kinds?: OrganisationKind[] | null;

  @Field(() => [String], { nullable: true })
  municipalityCodes?: string[] | null;
}

@ArgsType()
export class ContactsArgs extends PageArgs {
  @Field(() => ContactFilter, { nullable: true })
  filter?: ContactFilter | null;
}

@ArgsType()
export class OrganisationsArgs extends PageArgs {
  @Field(() => OrganisationFilter, { nullable: true })
  filter?: OrganisationFilter | null;
}
