import { AnnouncementKind } from "../kernel/announcements/kind";
import type { Bilingual } from "../kernel/language";

/** What is told by mail of an initiative, in words. */
export const toldKinds: Readonly<Partial<Record<AnnouncementKind, Bilingual>>> = {
  [AnnouncementKind.INITIATIVE_PUBLISHED]: { da: "udgivet", en: "published" },
  [AnnouncementKind.INITIATIVE_REVISED]: { da: "ændret", en: "revised" },
  [AnnouncementKind.INITIATIVE_ARCHIVED]: { da: "arkiveret", en: "archived" },
  [AnnouncementKind.INITIATIVE_RESTORED]: { da: "taget frem igen", en: "brought back" },
  [AnnouncementKind.INITIATIVE_ADOPTED]: { da: "taget til sig af en kommune", en: "taken up by a municipality" },
};

export const kindsToTell: readonly string[] = Object.keys(toldKinds);

/** SQL of the id of the initiative that an announcement is about: of a taking up, the one that was taken up. */
export const initiativeOf = (a: string): string =>
  `case when ${a}.kind = '${AnnouncementKind.INITIATIVE_ADOPTED}'
    then (select taken.initiative_id from adoption taken where taken.id = ${a}.subject_id) else ${a}.subject_id end`;
