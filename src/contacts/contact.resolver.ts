import { Arg, Args, Ctx as Context, FieldResolver, ID, Mutation, Query, Resolver } from "type-graphql";
import type { Ctx } from "../kernel/ctx";
import { answer, answerAnybody, type Payload } from "../kernel/graphql/mutation";
import { byShape } from "../kernel/graphql/node";
import { Municipality } from "../municipalities";
import { addContact } from "./add-contact";
import { answerContactNotice } from "./answer-contact-notice";
import { confirmContact } from "./confirm-contact";
import { Contact } from "./contact.entity";
import * as inputs from "./contact.inputs";
import { ContactConnection, ContactsArgs } from "./contact.queries";
import "./contact.shape";
import { eraseContact } from "./erase-contact";
import { reviseContact } from "./revise-contact";

@Resolver(() => Contact)
export class ContactResolver {
  @Query(() => Contact, { nullable: true, description: "Null where there is none, or the viewer may not see it." })
  contact(@Arg("id", () => ID) _id: string): Contact | null {
    return byShape();
  }

  @Query(() => ContactConnection, { description: "By name, in Danish order." })
  contacts(@Args() _args: ContactsArgs): object {
    return byShape();
  }

  @Mutation(() => inputs.AddContactPayload, {
    description: "Lists a person to ask. Needs EDITOR of the municipality, or of the organisation's.",
  })
  addContact(@Context() ctx: Ctx, @Arg("input") input: inputs.AddContactInput): Promise<Payload> {
    return answer(ctx, input, async (c) => ({ contact: await addContact(c, input) }));
  }

  @Mutation(() => inputs.ReviseContactPayload, {
    description: "Changes what is told of a person. Needs EDITOR of the contact's municipality.",
  })
  reviseContact(@Context() ctx: Ctx, @Arg("input") input: inputs.ReviseContactInput): Promise<Payload> {
    return answer(ctx, input, async (c) => ({ contact: await reviseContact(c, input) }));
  }

  @Mutation(() => inputs.ConfirmContactPayload, {
    description: "An editor, or the person, says that it is still right. Needs EDITOR of the contact's municipality.",
  })
  confirmContact(@Context() ctx: Ctx, @Arg("input") input: inputs.ConfirmContactInput): Promise<Payload> {
    return answer(ctx, input, async (c) => ({ contact: await confirmContact(c, input) }));
  }

  @Mutation(() => inputs.AnswerContactNoticePayload, {
    description:
      "The person's own answer to the notice that they were entered, by the token in that mail. With OBJECT the contact is erased, and so null. Needs the token, and no account.",
  })
  answerContactNotice(@Context() ctx: Ctx, @Arg("input") input: inputs.AnswerContactNoticeInput): Promise<Payload> {
    return answerAnybody(ctx, input, async (c) => ({ contact: await answerContactNotice(c, input) }));
  }

  @Mutation(() => inputs.EraseContactPayload, {
    description:
      "Erases the person everywhere, history included, and announces it so that copies are erased too. Needs EDITOR of the contact's municipality, or to be the person.",
  })
  eraseContact(@Context() ctx: Ctx, @Arg("input") input: inputs.EraseContactInput): Promise<Payload> {
    return answer(ctx, input, async (c) => ({ erasedContactId: await eraseContact(c, input) }));
  }
}

@Resolver(() => Municipality)
export class MunicipalityContactsResolver {
  @FieldResolver(() => ContactConnection, { description: "Its people to ask, of those that the viewer may see." })
  contacts(@Args() _args: ContactsArgs): object {
    return byShape();
  }
}
