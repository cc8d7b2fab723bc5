import { Field, ID, InputType, registerEnumType } from "type-graphql";
import { MaxText, NotBlank } from "../kernel/graphql/form";
import { payloadOf } from "../kernel/graphql/mutation";
import { Url } from "../kernel/graphql/scalars";

export enum DataFormat {
  JSON = "JSON",
  HTML = "HTML",
}

registerEnumType(DataFormat, { name: "DataFormat", description: "For programs, or to be read." });

@InputType({ description: "In which form the viewer takes their own data along." })
export class ExportMyDataInput {
  @Field(() => DataFormat, { nullable: true, description: "Left out: JSON." })
  format?: DataFormat | null;
}

@InputType({ description: "So that nobody erases themselves by a slip." })
export class EraseMyAccountInput {
  @Field({ description: "The viewer's own e-mail address, typed once more; the account's name where the hub knows no address." })
  @NotBlank()
  @MaxText(300)
  confirmation!: string;
}

export const ExportMyDataPayload = payloadOf("exportMyData", { downloadUrl: () => Url });
export const EraseMyAccountPayload = payloadOf("eraseMyAccount", { erasedAccountId: () => ID });
