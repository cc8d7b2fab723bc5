import { Arg, Ctx as Context, FieldResolver, Mutation, Resolver } from "type-graphql";
import type { Ctx } from "../kernel/ctx";
import { answer, type Payload } from "../kernel/graphql/mutation";
import { byShape } from "../kernel/graphql/node";
import { ViewerObject } from "./account.entity";
import { ApiToken } from "./api-token.entity";
import * as inputs from "./api-token.inputs";
import "./api-token.shape";
import { createApiToken } from "./create-api-token";
import { revokeApiToken } from "./revoke-api-token";

@Resolver(() => ViewerObject)
export class ApiTokenResolver {
  @FieldResolver(() => ApiToken, { nullable: true, description: "Set where it is a program." })
  apiToken(): ApiToken | null {
    return byShape();
  }

  @FieldResolver(() => [ApiToken], {
    description: "The person's own, and those of municipalities that they write for, as long as they are not revoked; none for a program.",
  })
  apiTokens(): ApiToken[] {
    return byShape();
  }

  @Mutation(() => inputs.CreateApiTokenPayload, {
    description:
      "Makes a key for a program; its secret is shown here only. Needs SIGN_IN as a person, and for a municipality's the role EDITOR of it.",
  })
  createApiToken(@Context() ctx: Ctx, @Arg("input") input: inputs.CreateApiTokenInput): Promise<Payload> {
    return answer(ctx, input, async (c) => {
      const { id, secret } = await createApiToken(c, input);
      return { apiToken: id, secret };
    });
  }

  @Mutation(() => inputs.RevokeApiTokenPayload, {
    description:
      "Takes a key back: refused from the next request on, and its sockets close. Needs SIGN_IN as the person whose it is, or EDITOR of the municipality whose it is, or ADMINISTRATOR.",
  })
  revokeApiToken(@Context() ctx: Ctx, @Arg("input") input: inputs.RevokeApiTokenInput): Promise<Payload> {
    return answer(ctx, input, async (c) => {
      const id = await revokeApiToken(c, input);
      return { apiToken: id, revokedApiTokenId: id };
    });
  }
}
