import { Arg, Ctx as Context, Mutation, Resolver } from "type-graphql";
import type { Ctx } from "../kernel/ctx";
import { answer, type Payload } from "../kernel/graphql/mutation";
import { removeSession } from "./remove-session";
import { reviseSession } from "./revise-session";
import { scheduleSession } from "./schedule-session";
import { Session } from "./session.entity";
import * as inputs from "./session.inputs";

@Resolver(() => Session)
export class SessionResolver {
  @Mutation(() => inputs.ScheduleSessionPayload, { description: "Puts a session into an event's programme. Needs ORGANISER." })
  scheduleSession(@Context() ctx: Ctx, @Arg("input") input: inputs.ScheduleSessionInput): Promise<Payload> {
    return answer(ctx, input, (c) => scheduleSession(c, input));
  }

  @Mutation(() => inputs.ReviseSessionPayload, { description: "Changes a session. Needs ORGANISER." })
  reviseSession(@Context() ctx: Ctx, @Arg("input") input: inputs.ReviseSessionInput): Promise<Payload> {
    return answer(ctx, input, async (c) => ({ session: await reviseSession(c, input) }));
  }

  @Mutation(() => inputs.RemoveSessionPayload, { description: "Takes a session out of the programme. Needs ORGANISER." })
  removeSession(@Context() ctx: Ctx, @Arg("input") input: inputs.RemoveSessionInput): Promise<Payload> {
    return answer(ctx, input, async (c) => {
      const { id, event } = await removeSession(c, input);
      return { removedSessionId: id, event };
    });
  }
}
