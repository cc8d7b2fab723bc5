import { AnnouncementKind } from "../kernel/announcements/kind";
import type { Ctx, Tx } from "../kernel/ctx";
import { newId } from "../kernel/db/id";
import { replaceLinks } from "../kernel/db/links";
import { onlyOnce } from "../kernel/only-once";
import { transact } from "../kernel/transact";
import type { Municipality } from "../municipalities";
import { findTerms, Vocabulary } from "../vocabularies";
import { findParticipant } from "./find-participant";
import { ExperienceRequest } from "./request.entity";
import { ExperienceRequestStatus } from "./request.enums";
import type { RequestExperienceInput } from "./request.inputs";

const link = { table: "experience_request_term", owner: "request_id", other: "term_id" };

/** A participating municipality asks all the others, which is announced. Answers the question's id. */
export async function requestExperience(ctx: Ctx, input: RequestExperienceInput): Promise<string> {
  return transact(ctx, async (tx) => {
    const municipality = await findParticipant(tx, input.municipalityCode);
    const { idempotencyKey, ...content } = input;
    return onlyOnce(tx, "requestExperience", idempotencyKey, content, () => ask(tx, municipality, input));
  });
}

async function ask(tx: Tx, municipality: Municipality, { title, question, themes }: RequestExperienceInput): Promise<string> {
  const terms = await findTerms(tx, Vocabulary.THEME, themes ?? [], (index) => ["themes", String(index)]);
  tx.faults.throwIfAny();
  const now = tx.now();
  const request = tx.manager.create(ExperienceRequest, {
    id: newId("ExperienceRequest", now),
    municipalityId: municipality.id,
    status: ExperienceRequestStatus.OPEN,
    title,
    question,
    askedById: tx.viewer.accountId,
    createdAt: now,
  });
  await tx.manager.insert(ExperienceRequest, request);
  await replaceLinks(tx, link, request.id, terms);
  await tx.announce({ kind: AnnouncementKind.EXPERIENCE_REQUESTED, subjectId: request.id, municipalityId: municipality.id });
  return request.id;
}
