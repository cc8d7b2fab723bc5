import { Args, FieldResolver, Resolver } from "type-graphql";
import { Initiative } from "../initiatives";
import { PageArgs } from "../kernel/graphql/connection";
import { byShape } from "../kernel/graphql/node";
import { Municipality } from "../municipalities";
import "./event-joins.shape";
import { EventConnection } from "./event.queries";
import { Session } from "./session.entity";

@Resolver(() => Municipality)
export class MunicipalityEventsResolver {
  @FieldResolver(() => EventConnection, { description: "Published events that it hosts, latest first." })
  hostedEvents(@Args() _args: PageArgs): object {
    return byShape();
  }
}

@Resolver(() => Initiative)
export class InitiativeSessionsResolver {
  @FieldResolver(() => [Session], { description: "Where it was or will be presented, in order of start." })
  sessions(): Session[] {
    return byShape();
  }
}
