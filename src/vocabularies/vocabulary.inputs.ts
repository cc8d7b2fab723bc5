import { Field, ID, InputType } from "type-graphql";
import { MaxText, NotBlank, Pattern } from "../kernel/graphql/form";
import { payloadOf } from "../kernel/graphql/mutation";
import { Url } from "../kernel/graphql/scalars";
import { AttentionPoint } from "./attention-point.entity";
import { Term, Vocabulary } from "./term.entity";

const Key = () =>
  Pattern(/^(?=.{1,60}$)[a-z0-9]+(-[a-z0-9]+)*$/, {
    da: "Skal være små bogstaver a–z og tal med bindestreg imellem, højst 60 tegn, som older-people.",
    en: "Must be small letters a–z and digits with dashes between, at most 60 characters, such as older-people.",
  });

@InputType({ description: "A word to add to a vocabulary." })
export class AddTermInput {
  @Field(() => Vocabulary)
  vocabulary!: Vocabulary;

  @Field()
  @Key()
  key!: string;

  @Field()
  @NotBlank()
  @MaxText(100)
  nameDa!: string;

  @Field()
  @NotBlank()
  @MaxText(100)
  nameEn!: string;

  @Field(() => Url, { nullable: true })
  source?: string | null;
}

@InputType({ description: "Other names of a word; its key stays." })
export class ReviseTermInput {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { nullable: true })
  @NotBlank()
  @MaxText(100)
  nameDa?: string | null;

  @Field(() => String, { nullable: true })
  @NotBlank()
  @MaxText(100)
  nameEn?: string | null;

  @Field(() => Url, { nullable: true })
  source?: string | null;
}

@InputType({ description: "Something that was found to matter." })
export class AddAttentionPointInput {
  @Field()
  @Key()
  key!: string;

  @Field()
  @NotBlank()
  @MaxText(150)
  titleDa!: string;

  @Field()
  @NotBlank()
  @MaxText(150)
  titleEn!: string;

  @Field()
  @NotBlank()
  @MaxText(2000)
  descriptionDa!: string;

  @Field()
  @NotBlank()
  @MaxText(2000)
  descriptionEn!: string;

  @Field(() => Url, { nullable: true })
  source?: string | null;
}

@InputType({ description: "Other words for an attention point; its key stays." })
export class ReviseAttentionPointInput {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { nullable: true })
  @NotBlank()
  @MaxText(150)
  titleDa?: string | null;

  @Field(() => String, { nullable: true })
  @NotBlank()
  @MaxText(150)
  titleEn?: string | null;

  @Field(() => String, { nullable: true })
  @NotBlank()
  @MaxText(2000)
  descriptionDa?: string | null;

  @Field(() => String, { nullable: true })
  @NotBlank()
  @MaxText(2000)
  descriptionEn?: string | null;

  @Field(() => Url, { nullable: true })
  source?: string | null;
}

export const AddTermPayload = payloadOf("addTerm", { term: () => Term });
export const ReviseTermPayload = payloadOf("reviseTerm", { term: () => Term });
export const AddAttentionPointPayload = payloadOf("addAttentionPoint", { attentionPoint: () => AttentionPoint });
export const ReviseAttentionPointPayload = payloadOf("reviseAttentionPoint", { attentionPoint: () => AttentionPoint });
