import { Args, Query, Resolver } from "type-graphql";
import { byShape } from "../kernel/graphql/node";
import { AuditEntriesArgs, AuditEntryConnection } from "./audit.entity";
import "./audit.shape";

@Resolver()
export class AuditResolver {
  @Query(() => AuditEntryConnection, {
    nullable: true,
    description: "Who did what, newest first; null to others than administrators. Needs ADMINISTRATOR.",
  })
  auditEntries(@Args() _args: AuditEntriesArgs): object | null {
    return byShape();
  }
}
