import { ArgsType, Field, ID, InputType, ObjectType } from "type-graphql";
import { connectionOf, PageArgs } from "../kernel/graphql/connection";
import { Node } from "../kernel/graphql/node";
import { DateTime } from "../kernel/graphql/scalars";
import { Account } from "./account.entity";
import { ApiToken } from "./api-token.entity";

@ObjectType({
  implements: Node,
  description:
    "One thing that somebody did: names of fields, never their contents. Kept for 12 months. Seen by administrators, and their programs with CONTACTS_READ.",
})
export class AuditEntry extends Node {
  @Field(() => DateTime)
  at!: Date;

  @Field(() => Account, { nullable: true, description: "Null: the anonymous, the hub itself, or a person since erased." })
  actor!: Account | null;

  @Field(() => ApiToken, { nullable: true })
  apiToken!: ApiToken | null;

  @Field({ description: "As the mutation or the export is named: publishInitiative." })
  action!: string;

  @Field(() => ID, { nullable: true })
  subjectId!: string | null;

  @Field(() => [String])
  changedFields!: string[];
}

export const AuditEntryConnection = connectionOf("AuditEntry", () => AuditEntry);

@InputType({ description: "Entries for which all that is given holds." })
export class AuditFilter {
  @Field(() => ID, { nullable: true, description: "Of an account." })
  actorId?: string | null;

  @Field(() => ID, { nullable: true })
  subjectId?: string | null;

  @Field(() => [String], { nullable: true })
  actions?: string[] | null;

  @Field(() => DateTime, { nullable: true })
  after?: string | null;

  @Field(() => DateTime, { nullable: true })
  before?: string | null;
}

@ArgsType()
export class AuditEntriesArgs extends PageArgs {
  @Field(() => AuditFilter, { nullable: true })
  filter?: AuditFilter | null;
}
