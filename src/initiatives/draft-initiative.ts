import type { Ctx, Tx } from "../kernel/ctx";
import { newId } from "../kernel/db/id";
import { Language } from "../kernel/language";
import { onlyOnce } from "../kernel/only-once";
import { refuseSaidTwice, writeAll } from "../kernel/patch";
import { authorise } from "../kernel/policy";
import { freeSlug } from "../kernel/slug";
import { transact } from "../kernel/transact";
import { contributing, findMunicipality, type Municipality } from "../municipalities";
import { Initiative } from "./initiative.entity";
import { EvidenceLevel, InitiativeStage, InitiativeStatus } from "./initiative.enums";
import type { DraftInitiativeInput } from "./initiative.inputs";
import { recordRevision } from "./record-revision";
import { findLists } from "./find-lists";
import { patchColumns } from "./patch-columns";

/** Begins a practice: a draft, seen by the municipality that writes it. Answers its id. */
export async function draftInitiative(ctx: Ctx, input: DraftInitiativeInput): Promise<string> {
  return transact(ctx, async (tx) => {
    const municipality = await findMunicipality(tx, input.municipalityCode, ["municipalityCode"]);
    if (!municipality) throw tx.faults.refusal();
    authorise(tx.viewer, contributing, municipality);
    const { idempotencyKey, ...content } = input;
    return onlyOnce(tx, "draftInitiative", idempotencyKey, content, () => draft(tx, municipality, input));
  });
}

async function draft(tx: Tx, municipality: Municipality, input: DraftInitiativeInput): Promise<string> {
  const now = tx.now();
  const { title, language, content } = input;
  refuseSaidTwice(input, "content", tx.faults);
  const initiative = tx.manager.create(Initiative, {
    id: newId("Initiative", now),
    slug: await freeSlug(tx, "initiative", title),
    municipalityId: municipality.id,
    status: InitiativeStatus.DRAFT,
    stage: InitiativeStage.RUNNING,
    language: language ?? Language.DA,
    title,
    evidenceLevel: EvidenceLevel.EXPERIENCE,
    startedOn: null,
    endedOn: null,
    links: [],
    version: 1,
    createdAt: now,
    updatedAt: now,
    publishedAt: null,
  });
  const patch = content ?? {};
  patchColumns(tx, initiative, patch, ["content"]);
  const lists = await findLists(tx, initiative, patch, ["content"]);
  tx.faults.throwIfAny();
  await tx.manager.insert(Initiative, initiative);
  await writeAll(lists);
  await recordRevision(tx, initiative, []);
  return initiative.id;
}
