import { viewerShape } from "../accounts";
import { computed } from "../kernel/read/fields";
import { calendarUrlOf } from "./viewer-calendar";

viewerShape.add({
  calendarUrl: computed<{ id: string }>(
    (viewer) => ({ id: `${viewer}.id` }),
    // A program's token ends and is revoked; the address would not be.
    ({ id }, { ctx }) => (ctx.viewer.tokenId === null ? calendarUrlOf(ctx, id) : null),
  ),
});
