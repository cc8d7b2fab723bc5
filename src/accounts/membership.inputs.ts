import { Field, ID, InputType } from "type-graphql";
import { Address, MaxText, MunicipalityCode, NotBlank } from "../kernel/graphql/form";
import { payloadOf } from "../kernel/graphql/mutation";
import { EmailAddress } from "../kernel/graphql/scalars";
import { Role } from "../kernel/viewer";
import { Membership } from "./account.entity";

@InputType({ description: "Whom to invite, and to what." })
export class InviteMemberInput {
  @Field(() => String, { nullable: true, description: "Null for a role in the whole network." })
  @MunicipalityCode()
  municipalityCode?: string | null;

  @Field(() => EmailAddress)
  @Address()
  email!: string;

  @Field()
  @NotBlank()
  @MaxText(150)
  name!: string;

  @Field(() => Role)
  role!: Role;
}

@InputType({ description: "The code of an invitation's mail, for whom their identity provider vouches for another address or for none." })
export class AcceptInvitationInput {
  @Field()
  @NotBlank()
  @MaxText(500)
  token!: string;
}

@InputType({ description: "Another role for somebody." })
export class ChangeRoleInput {
  @Field(() => ID)
  membershipId!: string;

  @Field(() => Role)
  role!: Role;
}

@InputType({ description: "Who leaves." })
export class RemoveMemberInput {
  @Field(() => ID)
  membershipId!: string;
}

export const InviteMemberPayload = payloadOf("inviteMember", { membership: () => Membership });
export const AcceptInvitationPayload = payloadOf("acceptInvitation", { membership: () => Membership });
export const ChangeRolePayload = payloadOf("changeRole", { membership: () => Membership });
export const RemoveMemberPayload = payloadOf("removeMember", { removedMembershipId: () => ID });
