import { initiativeShape } from "../initiatives";
import { connection } from "../kernel/read/connection";
import { many } from "../kernel/read/fields";
import { municipalityShape } from "../municipalities";
import { eventShape, sessionShape } from "./event.shape";

/** What events add to the types of earlier features. */
municipalityShape.add({
  hostedEvents: connection(
    () => eventShape,
    (event, m) => `${event}.host_municipality_id = ${m}.id`,
  ),
});

initiativeShape.add({
  sessions: many(() => sessionShape, {
    through: "session_initiative",
    on: (s, i, link) => `${link}.initiative_id = ${i}.id and ${s}.id = ${link}.session_id`,
    order: (s) => `${s}.starts_at, ${s}.id`,
  }),
});
