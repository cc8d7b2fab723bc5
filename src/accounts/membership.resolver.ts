import { Arg, Args, Ctx as Context, FieldResolver, Mutation, Resolver } from "type-graphql";
import type { Ctx } from "../kernel/ctx";
import { connectionOf, PageArgs } from "../kernel/graphql/connection";
import { answer, type Payload } from "../kernel/graphql/mutation";
import { byShape } from "../kernel/graphql/node";
import { Municipality } from "../municipalities";
import { Membership } from "./account.entity";
import "./account.shape";
import { acceptInvitation } from "./accept-invitation";
import { changeRole } from "./change-role";
import { inviteMember } from "./invite-member";
import * as inputs from "./membership.inputs";
import { removeMember } from "./remove-member";

const MembershipConnection = connectionOf("Membership", () => Membership);

@Resolver(() => Municipality)
export class MembershipResolver {
  @FieldResolver(() => MembershipConnection, {
    nullable: true,
    description: "Its people, those who came first first. Seen by its members; null to others.",
  })
  memberships(@Args() _args: PageArgs): object | null {
    return byShape();
  }

  @Mutation(() => inputs.InviteMemberPayload, {
    description:
      "Gives somebody a role; who has never signed in gets a mail. Inviting again sends it again. Needs EDITOR of the municipality for its members and editors; ORGANISER for a role in the whole network, and ADMINISTRATOR for that role.",
  })
  inviteMember(@Context() ctx: Ctx, @Arg("input") input: inputs.InviteMemberInput): Promise<Payload> {
    return answer(ctx, input, async (c) => ({ membership: await inviteMember(c, input) }));
  }

  @Mutation(() => inputs.AcceptInvitationPayload, {
    description:
      "Takes up an invitation by the code of its mail, where the identity provider vouches for another address or for none. Needs SIGN_IN.",
  })
  acceptInvitation(@Context() ctx: Ctx, @Arg("input") input: inputs.AcceptInvitationInput): Promise<Payload> {
    return answer(ctx, input, async (c) => ({ membership: await acceptInvitation(c, input) }));
  }

  @Mutation(() => inputs.ChangeRolePayload, {
    description:
      "Gives somebody another role. Needs EDITOR of the municipality; in the whole network ORGANISER, and ADMINISTRATOR to give or take that role.",
  })
  changeRole(@Context() ctx: Ctx, @Arg("input") input: inputs.ChangeRoleInput): Promise<Payload> {
    return answer(ctx, input, async (c) => ({ membership: await changeRole(c, input) }));
  }

  @Mutation(() => inputs.RemoveMemberPayload, {
    description: "Ends a membership. Needs SIGN_IN as that person, or whatever giving the role needs.",
  })
  removeMember(@Context() ctx: Ctx, @Arg("input") input: inputs.RemoveMemberInput): Promise<Payload> {
    return answer(ctx, input, async (c) => ({ removedMembershipId: await removeMember(c, input) }));
  }
}
