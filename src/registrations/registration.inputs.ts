import { Field, ID, InputType, Int } from "type-graphql";
import { AttendanceMode, NetworkEvent } from "../events";
import { Address, Between, MaxItems, MaxText, MunicipalityCode, Nested, NotBlank } from "../kernel/graphql/form";
import { payloadOf } from "../kernel/graphql/mutation";
import { EmailAddress, Markdown } from "../kernel/graphql/scalars";
import { EventAudience } from "./registration.enums";
import { Registration } from "./registration.types";

@InputType({ description: "Somebody to register." })
export class ParticipantInput {
  @Field()
  @NotBlank()
  @MaxText(150)
  name!: string;

  @Field(() => EmailAddress, { description: "Once in each event." })
  @Address()
  email!: string;

  @Field(() => String, { nullable: true })
  @MaxText(200)
  jobTitle?: string | null;

  @Field(() => String, { nullable: true, description: "Left out: the one that the viewer is a member of. Organisers may name none." })
  @MunicipalityCode()
  municipalityCode?: string | null;

  @Field(() => String, { nullable: true })
  @MaxText(200)
  organisation?: string | null;

  @Field(() => String, { nullable: true, description: "Food, access and the like; erased a week after the event." })
  @MaxText(1000)
  needs?: string | null;

  @Field(() => AttendanceMode, { nullable: true, description: "Left out: in person, where that is possible." })
  mode?: AttendanceMode | null;

  @Field(() => [ID], { nullable: true, description: "Sessions with places of their own." })
  @MaxItems(20)
  sessionIds?: string[] | null;
}

@InputType({ description: "People to register for an event, all of them or none." })
export class RegisterForEventInput {
  @Field(() => String, {
    nullable: true,
    description: "The same key from the same caller within 24 hours gives the same registrations, not more of them.",
  })
  @NotBlank()
  @MaxText(200)
  idempotencyKey?: string | null;

  @Field(() => ID)
  eventId!: string;

  @Field(() => [ParticipantInput], { description: "At most 20 in one call. They get places together, or wait together." })
  @MaxItems(20)
  @Nested()
  participants!: ParticipantInput[];
}

@InputType({ description: "Which registration to cancel." })
export class CancelRegistrationInput {
  @Field(() => ID)
  id!: string;
}

@InputType({ description: "Who stands at the door." })
export class CheckInInput {
  @Field(() => ID)
  eventId!: string;

  @Field({ description: "From the ticket. Case, spaces and dashes do not matter." })
  @MaxText(100)
  code!: string;
}

@InputType({ description: "Who was checked in by mistake." })
export class UndoCheckInInput {
  @Field(() => ID)
  registrationId!: string;
}

@InputType({ description: "What organisers write to many." })
export class SendEventMessageInput {
  @Field({ description: "The same key from the same caller within 24 hours sends once." })
  @NotBlank()
  @MaxText(200)
  idempotencyKey!: string;

  @Field(() => ID)
  eventId!: string;

  @Field(() => EventAudience)
  audience!: EventAudience;

  @Field()
  @NotBlank()
  @MaxText(200)
  subject!: string;

  @Field(() => Markdown, { description: "At most 10,000 characters. The recipient's name is put before it." })
  @NotBlank()
  @MaxText(10_000)
  body!: string;
}

@InputType({ description: "What a participant thought of an event." })
export class GiveEventFeedbackInput {
  @Field(() => ID)
  eventId!: string;

  @Field({ description: "From the ticket, so that each participant answers once." })
  @MaxText(100)
  code!: string;

  @Field(() => Int, { description: "5 is best." })
  @Between(1, 5)
  rating!: number;

  @Field(() => String, { nullable: true })
  @MaxText(2000)
  comment?: string | null;
}

const event = () => NetworkEvent;
const registration = () => Registration;
export const RegisterForEventPayload = payloadOf("registerForEvent", { registrations: () => [Registration], event });
export const CancelRegistrationPayload = payloadOf("cancelRegistration", { registration, event });
export const CheckInPayload = payloadOf("checkIn", { registration, wasCheckedIn: () => Boolean });
export const UndoCheckInPayload = payloadOf("undoCheckIn", { registration });
export const SendEventMessagePayload = payloadOf("sendEventMessage", { recipientCount: () => Int });
export const GiveEventFeedbackPayload = payloadOf("giveEventFeedback", { event });
