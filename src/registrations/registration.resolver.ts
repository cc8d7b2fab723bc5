import { Arg, Args, ArgsType, Ctx as Context, Field, FieldResolver, ID, Int, Mutation, Resolver, Root, Subscription } from "type-graphql";
import { findEventId, managingEvents, NetworkEvent, Session } from "../events";
import type { Ctx } from "../kernel/ctx";
import { PageArgs } from "../kernel/graphql/connection";
import { answer, answerAnybody, type Payload } from "../kernel/graphql/mutation";
import { byShape } from "../kernel/graphql/node";
import { Url } from "../kernel/graphql/scalars";
import { failUnless } from "../kernel/policy";
import { attendanceChanges } from "./attendance-feed";
import { cancelRegistration } from "./cancel-registration";
import { checkIn } from "./check-in";
import { giveEventFeedback } from "./give-event-feedback";
import { registerForEvent } from "./register-for-event";
import { RegistrationState } from "./registration.enums";
import * as inputs from "./registration.inputs";
import "./registration.shape";
import {
  EventAttendance,
  EventAttendanceChange,
  EventFeedbackSummary,
  Registration,
  RegistrationConnection,
  RegistrationFilter,
} from "./registration.types";
import { sendEventMessage } from "./send-event-message";
import { undoCheckIn } from "./undo-check-in";

@ArgsType()
class RegistrationsArgs extends PageArgs {
  @Field(() => RegistrationFilter, { nullable: true })
  filter?: RegistrationFilter | null;
}

@Resolver(() => NetworkEvent)
export class EventRegistrationsResolver {
  @FieldResolver(() => RegistrationState)
  registrationState(): RegistrationState {
    return byShape();
  }

  @FieldResolver(() => Int, { nullable: true, description: "In person; null where there is no limit." })
  placesLeft(): number | null {
    return byShape();
  }

  @FieldResolver(() => Int, { nullable: true, description: "Null where there is no limit." })
  onlinePlacesLeft(): number | null {
    return byShape();
  }

  @FieldResolver(() => RegistrationConnection, {
    nullable: true,
    description: "All, in order of arrival. Seen by organisers; null to others.",
  })
  registrations(@Args() _args: RegistrationsArgs): object | null {
    return byShape();
  }

  @FieldResolver(() => EventAttendance, { nullable: true, description: "Seen by organisers; null to others." })
  attendance(): EventAttendance | null {
    return byShape();
  }

  @FieldResolver(() => [Registration], { description: "Those that the viewer made." })
  viewerRegistrations(): Registration[] {
    return byShape();
  }

  @FieldResolver(() => Url, {
    nullable: true,
    description:
      "All registrations as a spreadsheet: CSV with semicolons, in the language of Accept-Language. The address works for an hour. Seen by organisers; null to others.",
  })
  registrationsCsvUrl(): string | null {
    return byShape();
  }

  @FieldResolver(() => Url, {
    nullable: true,
    description:
      "Badges of all with a place in person, eight to an A4 page, to print. The address works for an hour. Seen by organisers; null to others.",
  })
  badgesUrl(): string | null {
    return byShape();
  }

  @FieldResolver(() => EventFeedbackSummary, { nullable: true, description: "Seen by organisers; null to others." })
  feedback(): EventFeedbackSummary | null {
    return byShape();
  }

  @FieldResolver(() => Boolean, { description: "It is open, or has a waiting list. Needs MEMBER of a participating municipality." })
  viewerCanRegister(): boolean {
    return byShape();
  }
}

@Resolver(() => Session)
export class SessionPlacesResolver {
  @FieldResolver(() => Int, { nullable: true, description: "Null where it is for everybody." })
  placesLeft(): number | null {
    return byShape();
  }
}

@Resolver()
export class RegistrationResolver {
  @Mutation(() => inputs.RegisterForEventPayload, {
    description:
      "Registers people, all or none: with places where all of them fit, else on the waiting list together. Needs MEMBER of the participants' municipality.",
  })
  registerForEvent(@Context() ctx: Ctx, @Arg("input") input: inputs.RegisterForEventInput): Promise<Payload> {
    return answer(ctx, input, (c) => registerForEvent(c, input));
  }

  @Mutation(() => inputs.CancelRegistrationPayload, {
    description:
      "Gives a place back, to whoever has waited longest and fits. Not after the event has begun. Needs ORGANISER, or to have made the registration.",
  })
  cancelRegistration(@Context() ctx: Ctx, @Arg("input") input: inputs.CancelRegistrationInput): Promise<Payload> {
    return answer(ctx, input, (c) => cancelRegistration(c, input));
  }

  @Mutation(() => inputs.CheckInPayload, {
    description: "Notes that somebody has come. `wasCheckedIn`: it had been noted already, at `checkedInAt`. Needs ORGANISER.",
  })
  checkIn(@Context() ctx: Ctx, @Arg("input") input: inputs.CheckInInput): Promise<Payload> {
    return answer(ctx, input, (c) => checkIn(c, input));
  }

  @Mutation(() => inputs.UndoCheckInPayload, { description: "Takes a check-in back. Needs ORGANISER." })
  undoCheckIn(@Context() ctx: Ctx, @Arg("input") input: inputs.UndoCheckInInput): Promise<Payload> {
    return answer(ctx, input, async (c) => ({ registration: await undoCheckIn(c, input) }));
  }

  @Mutation(() => inputs.SendEventMessagePayload, {
    description: "Mails everybody of an audience, once for each key. Answers to how many. Needs ORGANISER.",
  })
  sendEventMessage(@Context() ctx: Ctx, @Arg("input") input: inputs.SendEventMessageInput): Promise<Payload> {
    return answer(ctx, input, (c) => sendEventMessage(c, input));
  }

  @Mutation(() => inputs.GiveEventFeedbackPayload, {
    description: "Takes one answer from each who had a place, once the event has begun. Needs the code of the ticket, and no account.",
  })
  giveEventFeedback(@Context() ctx: Ctx, @Arg("input") input: inputs.GiveEventFeedbackInput): Promise<Payload> {
    return answerAnybody(ctx, input, async (c) => ({ event: await giveEventFeedback(c, input) }));
  }

  @Subscription(() => EventAttendanceChange, {
    subscribe: async ({ args, context }: { args: { eventId: string }; context: object }) => {
      const ctx = context as Ctx;
      failUnless(ctx, managingEvents, null);
      return attendanceChanges(ctx, await findEventId(ctx, args.eventId));
    },
    description:
      "The door list: each registration, cancellation, promotion and check-in of one event from now on. After a cut link read `attendance`, and follow again. Needs ORGANISER.",
  })
  eventAttendanceChanged(@Root() change: string, @Arg("eventId", () => ID) _eventId: string): string {
    return change;
  }
}
