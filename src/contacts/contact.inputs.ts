import { Field, ID, InputType } from "type-graphql";
import { Address, MaxItems, MaxText, MunicipalityCode, Nested, NotBlank, Pattern } from "../kernel/graphql/form";
import { payloadOf } from "../kernel/graphql/mutation";
import { EmailAddress, Url } from "../kernel/graphql/scalars";
import { Contact } from "./contact.entity";
import { ContactNoticeAnswer, ContactSource, Visibility } from "./contact.enums";

const Phone = () =>
  Pattern(/^(?=.{6,20}$)\+?[0-9][0-9 ]+[0-9]$/, {
    da: "Skal være 6 til 20 tegn: cifre og mellemrum, gerne med + foran, som +45 12 34 56 78.",
    en: "Must be 6 to 20 characters: digits and spaces, with + before if wanted, such as +45 12 34 56 78.",
  });

@InputType({ description: "What is told of a person. Absent keeps, null clears. Work-related data only." })
export class ContactPatch {
  @Field(() => String, { nullable: true })
  @NotBlank()
  @MaxText(150)
  name?: string | null;

  @Field(() => String, { nullable: true })
  @MaxText(150)
  jobTitle?: string | null;

  @Field(() => Visibility, { nullable: true })
  visibility?: Visibility | null;

  @Field(() => EmailAddress, { nullable: true })
  @Address()
  email?: string | null;

  @Field(() => Visibility, { nullable: true })
  emailVisibility?: Visibility | null;

  @Field(() => String, { nullable: true })
  @Phone()
  phone?: string | null;

  @Field(() => Visibility, { nullable: true })
  phoneVisibility?: Visibility | null;

  @Field(() => [String], { nullable: true, description: "Keys of themes." })
  @MaxItems(20)
  themes?: string[] | null;
}

@InputType({ description: "A person to list. Their details are for the network until somebody says otherwise." })
export class AddContactInput {
  @Field(() => String, { nullable: true, description: "Either this or `organisationId`." })
  @MunicipalityCode()
  municipalityCode?: string | null;

  @Field(() => ID, { nullable: true })
  organisationId?: string | null;

  @Field()
  @NotBlank()
  @MaxText(150)
  name!: string;

  @Field(() => ContactSource, { nullable: true, description: "Left out: a colleague." })
  source?: ContactSource | null;

  @Field(() => Url, { nullable: true, description: "Needed with PUBLIC_SOURCE." })
  sourceUrl?: string | null;

  @Field(() => ContactPatch, { nullable: true })
  @Nested()
  details?: ContactPatch | null;
}

@InputType({ description: "Changes to a contact." })
export class ReviseContactInput {
  @Field(() => ID)
  id!: string;

  @Field(() => ContactPatch)
  @Nested()
  patch!: ContactPatch;
}

@InputType({ description: "Which contact is still right." })
export class ConfirmContactInput {
  @Field(() => ID)
  id!: string;
}

@InputType({ description: "The person's own answer to the notice that they were entered." })
export class AnswerContactNoticeInput {
  @Field({ description: "From the mail." })
  @NotBlank()
  @MaxText(500)
  token!: string;

  @Field(() => ContactNoticeAnswer)
  answer!: ContactNoticeAnswer;

  @Field(() => ContactPatch, { nullable: true, description: "With CORRECT." })
  @Nested()
  patch?: ContactPatch | null;
}

@InputType({ description: "Whom to erase." })
export class EraseContactInput {
  @Field(() => ID)
  id!: string;
}

export const AddContactPayload = payloadOf("addContact", { contact: () => Contact });
export const ReviseContactPayload = payloadOf("reviseContact", { contact: () => Contact });
export const ConfirmContactPayload = payloadOf("confirmContact", { contact: () => Contact });
export const EraseContactPayload = payloadOf("eraseContact", { erasedContactId: () => ID });
export const AnswerContactNoticePayload = payloadOf("answerContactNotice", { contact: () => Contact });
