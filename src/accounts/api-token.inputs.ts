import { Field, ID, InputType } from "type-graphql";
import { MaxItems, MaxText, MunicipalityCode, NotBlank } from "../kernel/graphql/form";
import { payloadOf } from "../kernel/graphql/mutation";
import { DateTime } from "../kernel/graphql/scalars";
import { TokenScope } from "../kernel/viewer";
import { ApiToken } from "./api-token.entity";

@InputType({ description: "A key for a program." })
export class CreateApiTokenInput {
  @Field({ description: "What it is for: «The intranet»." })
  @NotBlank()
  @MaxText(100)
  name!: string;

  @Field(() => String, {
    nullable: true,
    description: "Makes it the municipality's, for any of its editors to revoke; left out: the viewer's own.",
  })
  @MunicipalityCode()
  municipalityCode?: string | null;

  @Field(() => [TokenScope])
  @MaxItems(10)
  scopes!: TokenScope[];

  @Field(() => DateTime, { nullable: true, description: "At most a year ahead; left out: 90 days." })
  expiresAt?: string | null;
}

@InputType({ description: "Which key is taken back." })
export class RevokeApiTokenInput {
  @Field(() => ID)
  id!: string;
}

export const CreateApiTokenPayload = payloadOf("createApiToken", { apiToken: () => ApiToken, secret: () => String });
export const RevokeApiTokenPayload = payloadOf("revokeApiToken", { apiToken: () => ApiToken, revokedApiTokenId: () => ID });
