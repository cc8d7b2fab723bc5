import { adoptInitiative } from "../src/adoptions/adopt-initiative";
import { AdoptionKind, AdoptionStatus } from "../src/adoptions/adoption.enums";
import { answerExperienceRequest } from "../src/requests/answer-experience-request";
import { requestExperience } from "../src/requests/request-experience";
import { editorOf, keyed, needed } from "./demo-practices";
import { adoptions } from "./demo/adoptions";
import { requests } from "./demo/requests";
import type { Stage } from "./stage";

const practiceIds = "SELECT external_reference key, id FROM initiative WHERE external_reference LIKE 'example:%'";
const marked = (text: string | undefined): string | null => (text === undefined ? null : `Eksempel: ${text}`);

export async function seedAdoptions({ db, as }: Stage): Promise<void> {
  const ids = await keyed(db, practiceIds);
  const known = await keyed(
    db,
    `SELECT i.external_reference || ' ' || m.code key, a.id FROM adoption a JOIN initiative i ON i.id = a.initiative_id
     JOIN municipality m ON m.id = a.municipality_id WHERE i.external_reference LIKE 'example:%'`,
  );
  for (const { practice, municipality, day, status, kind, own, heardThrough, adaptation, experience } of adoptions) {
    if (known.has(`example:${practice} ${municipality}`)) continue;
    await adoptInitiative(as(editorOf(municipality), day), {
      initiativeId: needed(ids, `example:${practice}`),
      municipalityCode: municipality,
      details: {
        status: AdoptionStatus[status],
        kind: kind === undefined ? null : AdoptionKind[kind],
        heardThrough: heardThrough ?? null,
        adaptation: marked(adaptation),
        experience: marked(experience),
        ownInitiativeId: own === undefined ? null : needed(ids, `example:${own}`),
      },
    });
  }
  await mailNobody({ db });
}

export async function seedRequests({ db, as }: Stage): Promise<void> {
  const ids = await keyed(db, practiceIds);
  const known = await keyed(db, "SELECT title key, id FROM experience_request WHERE title LIKE '%(eksempel)'");
  const answered = await keyed(
    db,
    `SELECT r.title || ' ' || m.code key, a.id FROM experience_answer a JOIN experience_request r ON r.id = a.request_id
     JOIN municipality m ON m.id = a.municipality_id`,
  );
  for (const { title, municipality, day, themes, question, answers } of requests) {
    const content = { municipalityCode: municipality, title, question: marked(question) ?? "", themes: [...themes] };
    const requestId = known.get(title) ?? (await requestExperience(as(editorOf(municipality), day), content));
    for (const answer of answers) {
      if (answered.has(`${title} ${answer.municipality}`)) continue;
      await answerExperienceRequest(as(editorOf(answer.municipality), answer.day), {
        requestId,
        municipalityCode: answer.municipality,
        text: marked(answer.text) ?? "",
        initiativeIds: answer.practices.map((key) => needed(ids, `example:${key}`)),
      });
    }
  }
  await mailNobody({ db });
}

/** Those who are made up have no mailbox: what the commands queued for them is not sent. */
async function mailNobody({ db }: Pick<Stage, "db">): Promise<void> {
  await db.read({
    text: `DELETE FROM mail WHERE template IN ('adoption', 'experience-answer') AND next_attempt_at IS NOT NULL AND recipient_id IN (
      SELECT id FROM account WHERE email LIKE '%@example.org' UNION SELECT id FROM contact WHERE email LIKE '%@example.org')`,
    values: [],
  });
}
