import { FieldResolver, Resolver } from "type-graphql";
import { ViewerObject } from "../accounts";
import { byShape } from "../kernel/graphql/node";
import { Url } from "../kernel/graphql/scalars";
import "./viewer-calendar.shape";

@Resolver(() => ViewerObject)
export class ViewerCalendarResolver {
  @FieldResolver(() => Url, {
    nullable: true,
    description:
      "A secret address with the events that the viewer has registered for, as iCalendar: whoever has it sees them, without signing in. Null to programs.",
  })
  calendarUrl(): string | null {
    return byShape();
  }
}
