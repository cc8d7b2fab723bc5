import { AnnouncementKind } from "../kernel/announcements/kind";
import type { Bilingual } from "../kernel/language";

/** What is told by mail of an initiative, in words. */
export const toldKinds: Readonly<Partial<Record<AnnouncementKind, Bilingual>>> = {
  [AnnouncementKind.INITIATIVE_PUBLISHED]: { da: "udgivet", en: "published" },
  [AnnouncementKind.INITIATIVE_REVISED]: { da: "revideret", en: "revised" },
  [AnnouncementKind.INITIATIVE_ARCHIVED]: { da: "arkiveret", en: "archived" },
  [AnnouncementKind.INITIATIVE_RESTORED]: { da: "taget frem igen", en: "brought back" },
};

export const kindsToTell: readonly string[] = Object.keys(toldKinds);
