import { AttendanceMode, type Places } from "../events";
import type { Tx } from "../kernel/ctx";
import { UserErrorCode, UserFault } from "../kernel/errors";
import type { Bilingual } from "../kernel/language";
import { authorise } from "../kernel/policy";
import { Role } from "../kernel/viewer";
import { refuseUnknown } from "../municipalities";
import type { ChosenSession, Found } from "./look-at-places";
import type { ParticipantInput } from "./registration.inputs";
import { registering } from "./registration.policy";

export interface Participant {
  readonly given: ParticipantInput;
  readonly municipalityId: string | null;
  readonly mode: AttendanceMode;
  readonly sessionIds: readonly string[];
}

/** Each participant with what their input names, and seen to be for this viewer to register. */
export function understandParticipants(tx: Tx, event: Places, given: readonly ParticipantInput[], found: Found): Participant[] {
  if (given.length === 0) {
    throw UserFault.of(UserErrorCode.BLANK, ["participants"], { da: "Skriv mindst én deltager.", en: "Give at least one participant." });
  }
  const understood = given.map((person, index) => {
    const path = ["participants", String(index)];
    const municipalityId = municipalityOf(tx, person, found, path);
    if (municipalityId !== undefined) authorise(tx.viewer, registering, { municipalityId });
    return {
      given: person,
      municipalityId: municipalityId ?? null,
      mode: modeOf(tx, event, person, path),
      sessionIds: sessionsOf(tx, found.chosen, person, path),
    };
  });
  refuseTwice(tx, given, found);
  return understood;
}

/** Null: comes from none. Undefined: there is a fault. */
function municipalityOf(
  tx: Tx,
  { municipalityCode: code }: ParticipantInput,
  { municipalities }: Found,
  path: readonly string[],
): string | null | undefined {
  const field = [...path, "municipalityCode"];
  if (typeof code === "string") {
    if (!municipalities[code]) refuseUnknown(tx, code, field);
    return municipalities[code];
  }
  const [own, ...others] = tx.viewer.memberOf;
  if (tx.viewer.isAtLeast(Role.ORGANISER)) return null;
  if (others.length === 0) return own ?? null;
  tx.faults.add(UserErrorCode.BLANK, field, {
    da: "Du hører til flere kommuner. Skriv, hvilken deltageren kommer fra.",
    en: "You belong to several municipalities. Say which one the participant comes from.",
  });
  return undefined;
}

const modes: Readonly<Record<AttendanceMode, Bilingual>> = {
  IN_PERSON: { da: "fysisk", en: "in person" },
  ONLINE: { da: "online", en: "online" },
};

/** Where it is not given, the first that the event has; there are two in all, so who may not choose the one has only the other. */
function modeOf(tx: Tx, { attendanceModes }: Places, { mode }: ParticipantInput, path: readonly string[]): AttendanceMode {
  const [first = AttendanceMode.IN_PERSON] = attendanceModes;
  if (!mode) return attendanceModes.includes(AttendanceMode.IN_PERSON) ? AttendanceMode.IN_PERSON : first;
  if (!attendanceModes.includes(mode)) {
    const one = modes[first];
    tx.faults.add(UserErrorCode.INVALID, [...path, "mode"], {
      da: `Her kan man kun deltage ${one.da}.`,
      en: `One can only take part ${one.en}.`,
    });
  }
  return mode;
}

function sessionsOf(tx: Tx, sessions: readonly ChosenSession[], { sessionIds }: ParticipantInput, path: readonly string[]): string[] {
  const chosen: ChosenSession[] = [];
  for (const [index, id] of [...new Set(sessionIds ?? [])].entries()) {
    const field = [...path, "sessionIds", String(index)];
    const session = sessions.find((one) => one.id === id);
    if (!session) {
      tx.faults.add(UserErrorCode.NOT_FOUND, field);
      continue;
    }
    if (session.capacity === null) {
      tx.faults.add(UserErrorCode.INVALID, field, {
        da: `»${session.title}« er for alle og vælges ikke.`,
        en: `“${session.title}” is for everybody, and is not chosen.`,
      });
    }
    const meanwhile = chosen.find((one) => one.startsAt < session.endsAt && one.endsAt > session.startsAt);
    if (meanwhile) {
      tx.faults.add(UserErrorCode.INVALID, field, {
        da: `»${session.title}« og »${meanwhile.title}« er samtidig.`,
        en: `“${session.title}” and “${meanwhile.title}” are at the same time.`,
      });
    }
    chosen.push(session);
  }
  return chosen.map(({ id }) => id);
}

function refuseTwice(tx: Tx, given: readonly ParticipantInput[], { registered }: Found): void {
  const addresses = given.map(({ email }) => email.toLowerCase());
  for (const [index, address] of addresses.entries()) {
    if (!registered.has(address) && addresses.indexOf(address) === index) continue;
    tx.faults.add(UserErrorCode.DUPLICATE, ["participants", String(index), "email"], {
      da: "Denne e-mailadresse er allerede tilmeldt.",
      en: "This e-mail address is registered already.",
    });
  }
}
