import { Field, Float, InputType, Int, ObjectType } from "type-graphql";
import { AttendanceMode, NetworkEvent, Session } from "../events";
import { connectionOf } from "../kernel/graphql/connection";
import { Node } from "../kernel/graphql/node";
import { DateTime, EmailAddress, Url } from "../kernel/graphql/scalars";
import { Municipality } from "../municipalities";
import { AttendanceChangeKind, RegistrationStatus } from "./registration.enums";

@ObjectType({ implements: Node, description: "One participant's place. Seen by organisers and by whoever made it." })
export class Registration extends Node {
  @Field(() => NetworkEvent)
  event!: NetworkEvent;

  @Field(() => RegistrationStatus)
  status!: RegistrationStatus;

  @Field(() => AttendanceMode)
  mode!: AttendanceMode;

  @Field()
  name!: string;

  @Field(() => EmailAddress)
  email!: string;

  @Field(() => String, { nullable: true })
  jobTitle!: string | null;

  @Field(() => Municipality, { nullable: true })
  municipality!: Municipality | null;

  @Field(() => String, { nullable: true })
  organisation!: string | null;

  @Field(() => String, { nullable: true, description: "Food, access and the like; erased a week after the event." })
  needs!: string | null;

  @Field(() => [Session], { description: "Sessions with limited places that were chosen." })
  sessions!: Session[];

  @Field(() => Int, {
    nullable: true,
    description: "Among those who wait to take part in the same way, 1 is next; null for whoever does not wait.",
  })
  waitingPosition!: number | null;

  @Field({ description: "On the ticket, for checking in." })
  checkInCode!: string;

  @Field(() => Url, { description: "A page with the code, as text and as QR code, to show or print. Whoever has its address sees it." })
  ticketUrl!: string;

  @Field(() => DateTime, { nullable: true })
  checkedInAt!: Date | null;

  @Field(() => DateTime)
  registeredAt!: Date;

  @Field(() => DateTime, { nullable: true })
  cancelledAt!: Date | null;
}

export const RegistrationConnection = connectionOf("Registration", () => Registration);

@InputType({ description: "Registrations for which all that is given holds." })
export class RegistrationFilter {
  @Field(() => [RegistrationStatus], { nullable: true })
  status?: RegistrationStatus[] | null;

  @Field(() => [String], { nullable: true })
  municipalityCodes?: string[] | null;

  @Field(() => Boolean, { nullable: true })
  isCheckedIn?: boolean | null;

  @Field(() => String, { nullable: true, description: "Part of the name or e-mail address." })
  text?: string | null;
}

@ObjectType({ description: "How many of a municipality take part." })
export class MunicipalityAttendance {
  @Field(() => Municipality)
  municipality!: Municipality;

  @Field(() => Int)
  confirmedCount!: number;

  @Field(() => Int)
  waitingCount!: number;

  @Field(() => Int)
  checkedInCount!: number;
}

@ObjectType({ description: "How the places are taken. The numbers stay when people are erased." })
export class EventAttendance {
  @Field(() => Int)
  confirmedCount!: number;

  @Field(() => Int)
  waitingCount!: number;

  @Field(() => Int)
  cancelledCount!: number;

  @Field(() => Int)
  checkedInCount!: number;

  @Field(() => Int, {
    description: "How many more have a place than there are: lowering `capacity` or `onlineCapacity` takes a place from nobody.",
  })
  overCapacityCount!: number;

  @Field(() => Int, { description: "Those that somebody with a place comes from." })
  municipalityCount!: number;

  @Field(() => [MunicipalityAttendance], { description: "In the order of their names." })
  byMunicipality!: MunicipalityAttendance[];
}

@ObjectType({ description: "What participants thought of an event; nobody's name is kept with it." })
export class EventFeedbackSummary {
  @Field(() => Int)
  count!: number;

  @Field(() => Float, { nullable: true, description: "1 to 5." })
  averageRating!: number | null;

  @Field(() => [String], { description: "In no order; none while there are fewer than five answers." })
  comments!: string[];
}

@ObjectType({ description: "Something happened to a place. Seen by organisers." })
export class EventAttendanceChange {
  @Field(() => AttendanceChangeKind)
  kind!: AttendanceChangeKind;

  @Field(() => NetworkEvent)
  event!: NetworkEvent;

  @Field(() => Registration, { nullable: true, description: "As it is now; null where the person was erased." })
  registration!: Registration | null;

  @Field(() => EventAttendance, { description: "As it is now." })
  attendance!: EventAttendance;
}
