import type { Bilingual } from "../kernel/language";
import type { AdoptionStatus } from "./adoption.enums";

/** How far they have come, as people read it in mails and on pages. */
export const adoptionStates: Readonly<Record<AdoptionStatus, Bilingual>> = {
  CONSIDERING: { da: "De overvejer det.", en: "They are considering it." },
  TRYING: { da: "De prøver det af.", en: "They are trying it." },
  ADOPTED: { da: "Det er i almindelig drift.", en: "It is in ordinary operation." },
  STOPPED: { da: "De er stoppet igen.", en: "They have stopped again." },
};
