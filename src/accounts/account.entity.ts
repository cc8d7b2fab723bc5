import { Field, Int, ObjectType, registerEnumType } from "type-graphql";
import { Node } from "../kernel/graphql/node";
import { DateTime, EmailAddress } from "../kernel/graphql/scalars";
import { Role } from "../kernel/viewer";
import { Municipality } from "../municipalities";

registerEnumType(Role, {
  name: "Role",
  description:
    "What a person may do in a municipality or, with none, in the whole network. Each may do what those before it may: MEMBER, EDITOR, ORGANISER, ADMINISTRATOR.",
  valuesConfig: {
    MEMBER: { description: "Reads what is for the network and registers colleagues for events." },
    EDITOR: { description: "Writes for the municipality." },
    ORGANISER: { description: "Runs events and the network." },
    ADMINISTRATOR: { description: "Gives roles in the whole network, and reads the audit." },
  },
});

@ObjectType({
  implements: Node,
  description:
    "A person who can sign in. Seen by the person, by members of the network and of a municipality that it belongs to; by programs with CONTACTS_READ.",
})
export class Account extends Node {
  @Field()
  name!: string;

  @Field(() => EmailAddress, { nullable: true, description: "Seen by the person and by administrators." })
  email!: string | null;
}

@ObjectType({
  implements: Node,
  description: "The role that an account has in a municipality or in the whole network. Seen by the person and by the members of the same.",
})
export class Membership extends Node {
  @Field(() => Account)
  account!: Account;

  @Field(() => Municipality, { nullable: true, description: "Null: the whole network." })
  municipality!: Municipality | null;

  @Field(() => Role)
  role!: Role;

  @Field(() => DateTime)
  since!: Date;
}

@ObjectType("Viewer", { description: "Whoever asks: a person, or a program with a person's token." })
export class ViewerObject {
  @Field(() => Account)
  account!: Account;

  @Field(() => [Membership])
  memberships!: Membership[];
}

@ObjectType({ description: "What a caller may spend in a minute, in cost: each object costs 1, a list as many as it may be long." })
export class RateLimit {
  @Field(() => Int)
  limit!: number;

  @Field(() => Int)
  remaining!: number;

  @Field(() => DateTime)
  resetAt!: Date;

  @Field(() => Int, { description: "Of this very operation." })
  cost!: number;
}
