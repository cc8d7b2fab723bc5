import { findInitiatives, InitiativeStatus } from "../initiatives";
import { AnnouncementKind } from "../kernel/announcements/kind";
import type { Ctx, Tx } from "../kernel/ctx";
import { idOf, newId } from "../kernel/db/id";
import { replaceLinks } from "../kernel/db/links";
import { UserErrorCode, UserFault } from "../kernel/errors";
import { transact } from "../kernel/transact";
import { findParticipant } from "./find-participant";
import { findRequest } from "./find-request";
import { ExperienceRequestStatus } from "./request.enums";
import type { AnswerExperienceRequestInput } from "./request.inputs";
import { tellTheAsker } from "./tell-the-asker";

const link = { table: "experience_answer_initiative", owner: "answer_id", other: "initiative_id" };

/** Another participating municipality answers: whoever asked is told, and it is announced. */
export async function answerExperienceRequest(
  ctx: Ctx,
  { requestId, municipalityCode, text, initiativeIds }: AnswerExperienceRequestInput,
): Promise<{ requestId: string; answerId: string; id: string }> {
  return transact(ctx, async (tx) => {
    const request = await findRequest(tx, requestId);
    const municipality = await findParticipant(tx, municipalityCode);
    if (municipality.id === request.municipalityId) {
      throw UserFault.of(UserErrorCode.INVALID, ["municipalityCode"], {
        da: "En kommune svarer ikke på sit eget spørgsmål.",
        en: "A municipality does not answer its own question.",
      });
    }
    if (request.status === ExperienceRequestStatus.CLOSED) {
      throw UserFault.of(UserErrorCode.WRONG_STATE, ["requestId"], { da: "Spørgsmålet er lukket.", en: "The question is closed." });
    }
    const named = await findNamed(tx, initiativeIds ?? []);
    tx.faults.throwIfAny();

    const now = tx.now();
    const answerId = newId("ExperienceAnswer", now);
    await tx.manager.query(
      "INSERT INTO experience_answer (id, request_id, municipality_id, text, created_at) VALUES ($1, $2, $3, $4, $5)",
      [answerId, request.id, municipality.id, text, now],
    );
    await replaceLinks(tx, link, answerId, named);
    request.status = ExperienceRequestStatus.ANSWERED;
    await tx.manager.save(request);
    await tellTheAsker(tx, request, answerId);
    await tx.announce({ kind: AnnouncementKind.EXPERIENCE_ANSWERED, subjectId: request.id, municipalityId: municipality.id });
    return { id: answerId, requestId: request.id, answerId };
  });
}

/** What an answer points to is there for whoever asked: a draft is not, though its writer sees it. */
async function findNamed(tx: Tx, ids: readonly string[]): Promise<{ readonly id: string }[]> {
  const fieldOf = (index: number) => ["initiativeIds", String(index)];
  const found = await findInitiatives(tx, ids, fieldOf);
  for (const [index, id] of ids.entries()) {
    const named = found.find((one) => one.id === idOf("Initiative", id));
    if (!named || named.status === InitiativeStatus.PUBLISHED) continue;
    tx.faults.add(UserErrorCode.WRONG_STATE, fieldOf(index), {
      da: "Kun det, der er udgivet, kan nævnes i et svar.",
      en: "Only what is published can be named in an answer.",
    });
  }
  return found;
}
