import { thingUrl } from "../announcements";
import { encodeCursor } from "../kernel/announcements/cursor";
import { type AnnouncementKind } from "../kernel/announcements/kind";
import { typeTag } from "../kernel/db/id";

/** What a message tells of an announcement: ids and kinds, no personal data and no free text. */
export interface Told {
  readonly kind: AnnouncementKind;
  readonly occurredAt: Date;
  readonly cursor: string;
  readonly subjectId: string;
  readonly municipalityCode: string | null;
}

/** "initiative.published" */
const typeOf = (kind: AnnouncementKind): string => kind.toLowerCase().replace("_", ".");

/** The body of a message, as it is signed. */
export function messageOf({ kind, occurredAt, cursor, subjectId, municipalityCode }: Told, publicUrl: string): string {
  const url = thingUrl(publicUrl, subjectId);
  return JSON.stringify({ type: typeOf(kind), timestamp: occurredAt, data: { cursor, kind, subjectId, municipalityCode, url } });
}

/** A message that is about nothing, to see whether it arrives. */
export const pingOf = (webhookId: string, now: Date): string =>
  JSON.stringify({ type: "webhook.pinged", timestamp: now, data: { webhookId } });

const subjects: readonly (readonly [prefix: string, type: string])[] = [
  ["INITIATIVE_ADOPTED", "Adoption"],
  ["INITIATIVE", "Initiative"],
  ["EXPERIENCE", "ExperienceRequest"],
  ["EVENT", "Event"],
  ["MUNICIPALITY", "Municipality"],
  ["CONTACT", "Contact"],
];

/** An example of a kind, the same each time; what it names is made up. */
export function sampleOf(kind: AnnouncementKind, publicUrl: string): string {
  const type = subjects.find(([prefix]) => kind.startsWith(prefix))?.[1] ?? "Initiative";
  const tag = typeTag(type).toString(16).padStart(3, "0");
  const told: Told = {
    kind,
    occurredAt: new Date("2025-12-01T08:30:00.000Z"),
    cursor: encodeCursor("example", 42),
    subjectId: `019ad8f0-2e40-7${tag}-8000-000000000001`,
    municipalityCode: type === "Event" || type === "Contact" ? null : "0265",
  };
  return JSON.stringify(JSON.parse(messageOf(told, publicUrl)), null, 2);
}
