import type { Ctx } from "../kernel/ctx";

/** What the address of somebody's own calendar is signed for. It holds for as long as the account is there. */
export const calendarPurpose = "calendar";

export const calendarUrlOf = ({ publicUrl, signed }: Ctx, accountId: string): string =>
  `${publicUrl}/calendars/${signed.sign(calendarPurpose, accountId)}/events.ics`;
