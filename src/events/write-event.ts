import { findContacts } from "../contacts";
import type { Tx } from "../kernel/ctx";
import { replaceLinks } from "../kernel/db/links";
import { queueFor } from "../kernel/db/queue-for";
import { UserErrorCode } from "../kernel/errors";
import { applyPatch, type ListWrite } from "../kernel/patch";
import { findMunicipality } from "../municipalities";
import { findTerms, Vocabulary } from "../vocabularies";
import type { NetworkEvent } from "./event.entity";
import type { EventPatch } from "./event.inputs";

const required = ["kind", "title", "language", "startsAt", "endsAt", "timeZone", "attendanceModes"] as const;
const optional = [
  "externalReference",
  "summary",
  "description",
  "onlineUrl",
  "capacity",
  "onlineCapacity",
  "placesPerMunicipality",
  "registrationOpensAt",
  "registrationClosesAt",
] as const;
const instants = ["startsAt", "endsAt", "registrationOpensAt", "registrationClosesAt"] as const;

const longestDays = 14;

const tooLong = { da: `Et arrangement varer højst ${longestDays} dage.`, en: `An event lasts ${longestDays} days at most.` };

const afterStart = { da: "Skal ligge efter begyndelsen.", en: "Must be after the start." };
const beforeEnd = { da: "Skal ligge før slutningen.", en: "Must be before the end." };

/** Which of two hours is at fault where the one is not after the other: the one that is changed, where only one is. */
export function faultyHour(patch: { readonly startsAt?: unknown; readonly endsAt?: unknown } = {}) {
  const isStart = patch.startsAt !== undefined && patch.endsAt === undefined;
  return isStart ? ({ name: "startsAt", text: beforeEnd } as const) : ({ name: "endsAt", text: afterStart } as const);
}

/** The columns of a patch, written onto the object and seen to make sense together. Answers the names that changed. */
export async function patchEvent(tx: Tx, event: NetworkEvent, patch: EventPatch, path: readonly string[]): Promise<string[]> {
  const dates = instants.flatMap((name) => (typeof patch[name] === "string" ? [[name, new Date(patch[name])] as const] : []));
  // A mode said twice is said once: otherwise the same would count as a change, and be announced.
  const modes = patch.attendanceModes ? { attendanceModes: [...new Set(patch.attendanceModes)] } : {};
  const values = { ...patch, ...modes, ...Object.fromEntries(dates) };
  const changed: string[] = applyPatch(event, values, { required, optional }, tx.faults, path);
  if (patch.links !== undefined) {
    const links = (patch.links ?? []).map(({ title, url }) => ({ title, url }));
    changed.push(...applyPatch(event, { links }, { required: ["links"], optional: [] }, tx.faults, path));
  }
  if (patch.venue !== undefined && (await patchVenue(tx, event, patch.venue, [...path, "venue"]))) changed.push("venue");
  if (patch.hostMunicipalityCode !== undefined) {
    const host =
      patch.hostMunicipalityCode === null
        ? null
        : await findMunicipality(tx, patch.hostMunicipalityCode, [...path, "hostMunicipalityCode"]);
    changed.push(
      ...applyPatch(event, { hostMunicipalityId: host?.id ?? null }, { required: [], optional: ["hostMunicipalityId"] }, tx.faults, path),
    );
  }
  await checkSense(tx, event, patch, path);
  return changed;
}

async function patchVenue(tx: Tx, event: NetworkEvent, venue: EventPatch["venue"], path: readonly string[]): Promise<boolean> {
  const code = venue?.municipalityCode;
  const municipality = typeof code === "string" ? await findMunicipality(tx, code, [...path, "municipalityCode"]) : null;
  const [latitude, longitude] = [venue?.latitude ?? null, venue?.longitude ?? null];
  if ((latitude === null) !== (longitude === null)) {
    tx.faults.add(UserErrorCode.BLANK, [...path, latitude === null ? "latitude" : "longitude"], {
      da: "Bredde- og længdegrad hører sammen.",
      en: "Latitude and longitude go together.",
    });
  }
  const given = {
    venueName: venue?.name ?? null,
    venueAddress: venue?.address ?? null,
    venueMunicipalityId: municipality?.id ?? null,
    venueLatitude: latitude,
    venueLongitude: longitude,
    venueAccessibility: venue?.accessibility ?? null,
  };
  const names = Object.keys(given) as (keyof typeof given)[];
  return applyPatch(event, given, { required: [], optional: names }, tx.faults, path).length > 0;
}

async function checkSense(tx: Tx, event: NetworkEvent, patch: EventPatch, path: readonly string[]): Promise<void> {
  const invalid = (name: string, da: string, en: string) => tx.faults.add(UserErrorCode.INVALID, [...path, name], { da, en });
  const lasting = event.endsAt.getTime() - event.startsAt.getTime();
  // Drafted with hours that make no sense, the fault is on the hours of the draft and not of its details.
  const isOfPatch = patch.startsAt !== undefined || patch.endsAt !== undefined;
  const { name, text } = faultyHour(patch);
  const faulty = isOfPatch ? [...path, name] : [name];
  if (lasting <= 0) tx.faults.add(UserErrorCode.INVALID, faulty, text);
  if (lasting > longestDays * 86_400_000) tx.faults.add(UserErrorCode.INVALID, faulty, tooLong);
  const { registrationOpensAt: opens, registrationClosesAt: closes } = event;
  if (opens && closes && closes <= opens)
    invalid("registrationClosesAt", "Skal ligge efter åbningen.", "Must be after registration opens.");
  if (event.attendanceModes.length === 0) {
    tx.faults.add(UserErrorCode.BLANK, [...path, "attendanceModes"], {
      da: "Angiv mindst én måde at deltage på.",
      en: "Give at least one way of taking part.",
    });
  }
  if (!isTimeZone(event.timeZone))
    invalid("timeZone", "Er ikke en tidszone som Europe/Copenhagen.", "Is not a time zone such as Europe/Copenhagen.");
  if (typeof patch.externalReference === "string") {
    await queueFor(tx, "event", patch.externalReference);
    const taken: unknown[] = await tx.manager.query("SELECT FROM event WHERE external_reference = $1 AND id <> $2", [
      patch.externalReference,
      event.id,
    ]);
    if (taken.length > 0) tx.faults.add(UserErrorCode.TAKEN, [...path, "externalReference"]);
  }
}

function isTimeZone(name: string): boolean {
  try {
    return (
      new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "" && /^[A-Za-z_]+(\/[A-Za-z0-9_+-]+)*$/.test(name)
    );
  } catch {
    return false;
  }
}

/** Finds what the lists of a patch name; each is written over as a whole when the event's row is there. */
export async function findEventLists(tx: Tx, event: NetworkEvent, patch: EventPatch, path: readonly string[]): Promise<ListWrite[]> {
  const at = (name: string) => (index: number) => [...path, name, String(index)];
  const writes: ListWrite[] = [];
  const linked = (name: string, table: string, other: string, found: readonly { id: string }[]) => {
    writes.push({ name, write: () => replaceLinks(tx, { table, owner: "event_id", other }, event.id, found) });
  };
  if (patch.contactIds !== undefined) {
    linked("contactIds", "event_contact", "contact_id", await findContacts(tx, patch.contactIds ?? [], at("contactIds")));
  }
  if (patch.themes !== undefined) {
    linked("themes", "event_term", "term_id", await findTerms(tx, Vocabulary.THEME, patch.themes ?? [], at("themes")));
  }
  return writes;
}
