import type { Bilingual } from "../kernel/language";
import type { EvidenceLevel, InitiativeStage, InitiativeStatus } from "./initiative.enums";

/** As people read them, inside of a sentence. */
export const statuses: Readonly<Record<InitiativeStatus, Bilingual>> = {
  DRAFT: { da: "udkast", en: "draft" },
  PUBLISHED: { da: "udgivet", en: "published" },
  ARCHIVED: { da: "arkiveret", en: "archived" },
};

export const stages: Readonly<Record<InitiativeStage, Bilingual>> = {
  IDEA: { da: "idé", en: "idea" },
  PILOT: { da: "pilotprojekt", en: "pilot" },
  RUNNING: { da: "i drift", en: "running" },
  ANCHORED: { da: "forankret", en: "anchored" },
  ENDED: { da: "afsluttet", en: "ended" },
};

export const evidenceLevels: Readonly<Record<EvidenceLevel, Bilingual>> = {
  EXPERIENCE: { da: "erfaring", en: "experience" },
  MONITORED: { da: "fulgt med tal", en: "monitored" },
  EVALUATED: { da: "evalueret", en: "evaluated" },
  INDEPENDENTLY_EVALUATED: { da: "uafhængigt evalueret", en: "independently evaluated" },
};
