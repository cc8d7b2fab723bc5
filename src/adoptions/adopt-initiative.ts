import { findInitiatives } from "../initiatives";
import { AnnouncementKind } from "../kernel/announcements/kind";
import type { Ctx, Tx } from "../kernel/ctx";
import { newId } from "../kernel/db/id";
import { UserErrorCode, UserFault } from "../kernel/errors";
import { transact } from "../kernel/transact";
import { authoriseParticipant, findMunicipality } from "../municipalities";
import { Adoption } from "./adoption.entity";
import { AdoptionStatus } from "./adoption.enums";
import type { AdoptInitiativeInput } from "./adoption.inputs";
import { tellTheGivers } from "./tell-the-givers";
import { patchAdoption } from "./write-adoption";

export const takenUpAlready = {
  da: "Kommunen har allerede taget initiativet til sig. Ret det med reviseAdoption.",
  en: "The municipality has taken it up already. Change that with reviseAdoption.",
};

/** A participating municipality takes up what another has shared: once, which is announced, and the givers are told. */
export async function adoptInitiative(ctx: Ctx, { initiativeId, municipalityCode, details }: AdoptInitiativeInput): Promise<Adoption> {
  return transact(ctx, async (tx) => {
    const municipality = await findMunicipality(tx, municipalityCode, ["municipalityCode"]);
    const [given] = await findInitiatives(tx, [initiativeId], () => ["initiativeId"]);
    if (!municipality || !given) throw tx.faults.refusal();
    authoriseParticipant(tx, municipality);
    await refuseUnless(tx, given.id, municipality.id);

    const now = tx.now();
    const adoption = tx.manager.create(Adoption, {
      id: newId("Adoption", now),
      initiativeId: given.id,
      municipalityId: municipality.id,
      status: AdoptionStatus.CONSIDERING,
      startedAt: now,
      updatedAt: now,
    });
    await patchAdoption(tx, adoption, details ?? {}, ["details"]);
    tx.faults.throwIfAny();
    await tx.manager.insert(Adoption, adoption);
    await tellTheGivers(tx, adoption);
    await tx.announce({ kind: AnnouncementKind.INITIATIVE_ADOPTED, subjectId: adoption.id, municipalityId: municipality.id });
    return adoption;
  });
}

/** Only what is published, is not one's own, and was not taken up before. The practice's row is locked: two who race queue here. */
async function refuseUnless(tx: Tx, initiativeId: string, municipalityId: string): Promise<void> {
  const [initiative]: { status: string; isOwn: boolean }[] = await tx.manager.query(
    `SELECT i.status, i.municipality_id = $2 OR EXISTS (SELECT FROM initiative_co_municipality co
       WHERE co.initiative_id = i.id AND co.municipality_id = $2) "isOwn" FROM initiative i WHERE i.id = $1 FOR UPDATE OF i`,
    [initiativeId, municipalityId],
  );
  if (initiative?.status !== "PUBLISHED") {
    throw UserFault.of(UserErrorCode.WRONG_STATE, ["initiativeId"], {
      da: "Kun det, der er udgivet, kan en kommune tage til sig.",
      en: "Only what is published can be taken up.",
    });
  }
  if (initiative.isOwn) {
    throw UserFault.of(UserErrorCode.INVALID, ["municipalityCode"], {
      da: "En kommune tager ikke sit eget initiativ til sig.",
      en: "A municipality does not take up its own initiative.",
    });
  }
  const known: unknown[] = await tx.manager.query("SELECT FROM adoption WHERE initiative_id = $1 AND municipality_id = $2", [
    initiativeId,
    municipalityId,
  ]);
  if (known.length > 0) throw UserFault.of(UserErrorCode.DUPLICATE, ["municipalityCode"], takenUpAlready);
}
