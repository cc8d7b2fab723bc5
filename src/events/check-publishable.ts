import type { Tx } from "../kernel/ctx";
import { UserErrorCode } from "../kernel/errors";
import type { NetworkEvent } from "./event.entity";
import { AttendanceMode } from "./event.enums";

/** Whoever may take part in a way must be told where: asked when it is published, and of each change from then on. */
export function checkPublishable(tx: Tx, event: NetworkEvent, path: readonly string[]): void {
  if (event.attendanceModes.includes(AttendanceMode.IN_PERSON) && event.venueName === null) {
    tx.faults.add(UserErrorCode.BLANK, [...path, "venue"], {
      da: "Et udgivet arrangement, hvor man møder op, skal have et sted.",
      en: "A published event that people come to must have a venue.",
    });
  }
  if (event.attendanceModes.includes(AttendanceMode.ONLINE) && event.onlineUrl === null) {
    tx.faults.add(UserErrorCode.BLANK, [...path, "onlineUrl"], {
      da: "Et udgivet arrangement på nettet skal have mødets adresse.",
      en: "A published online event must have the address of the meeting.",
    });
  }
}
