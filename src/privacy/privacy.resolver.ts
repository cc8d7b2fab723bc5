import { Arg, Ctx as Context, Mutation, Resolver } from "type-graphql";
import type { Ctx } from "../kernel/ctx";
import { answer, type Payload } from "../kernel/graphql/mutation";
import { eraseMyAccount } from "./erase-my-account";
import { exportMyData } from "./export-my-data";
import * as inputs from "./privacy.inputs";

@Resolver()
export class PrivacyResolver {
  @Mutation(() => inputs.ExportMyDataPayload, {
    description:
      "An address that gives, for a quarter of an hour, everything that the hub holds about the viewer. Needs SIGN_IN as a person.",
  })
  exportMyData(@Context() ctx: Ctx, @Arg("input") input: inputs.ExportMyDataInput): Promise<Payload> {
    return answer(ctx, input, async (c) => ({ downloadUrl: await exportMyData(c, input) }));
  }

  @Mutation(() => inputs.EraseMyAccountPayload, {
    description: "Erases the viewer's account and the contacts with its address; of the audit only ids stay. Needs SIGN_IN as a person.",
  })
  eraseMyAccount(@Context() ctx: Ctx, @Arg("input") input: inputs.EraseMyAccountInput): Promise<Payload> {
    return answer(ctx, input, async (c) => ({ erasedAccountId: await eraseMyAccount(c, input) }));
  }
}
