import { Field, InputType, ObjectType } from "type-graphql";
import { MaxText, NotBlank } from "./form";
import { Url } from "./scalars";

@ObjectType({ description: "An address to go on to, and what is found there." })
export class Link {
  @Field()
  title!: string;

  @Field(() => Url)
  url!: string;
}

@InputType({ description: "An address to go on to, and what is found there." })
export class LinkInput {
  @Field()
  @NotBlank()
  @MaxText(200)
  title!: string;

  @Field(() => Url)
  url!: string;
}
