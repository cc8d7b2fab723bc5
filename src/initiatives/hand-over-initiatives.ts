import { In } from "typeorm";
import { AnnouncementKind } from "../kernel/announcements/kind";
import type { Tx } from "../kernel/ctx";
import { moveLinks } from "../kernel/db/links";
import { Initiative } from "./initiative.entity";
import { InitiativeStatus } from "./initiative.enums";
import { saveRevised } from "./record-revision";

/** Names the second contact wherever the first was named: a revision of each practice. Answers their ids. */
export async function handOverInitiatives(tx: Tx, fromId: string, toId: string): Promise<string[]> {
  const named: { id: string }[] = await tx.manager.query("SELECT initiative_id id FROM initiative_contact WHERE contact_id = $1", [fromId]);
  const initiatives = await tx.manager.find(Initiative, {
    where: { id: In(named.map(({ id }) => id)) },
    order: { id: "ASC" },
    lock: { mode: "pessimistic_write" },
  });
  await moveLinks(tx, { table: "initiative_contact", owner: "initiative_id", other: "contact_id" }, fromId, toId);
  for (const initiative of initiatives) {
    await saveRevised(tx, initiative, ["contactIds"]);
    if (initiative.status !== InitiativeStatus.PUBLISHED) continue;
    await tx.announce({ kind: AnnouncementKind.INITIATIVE_REVISED, subjectId: initiative.id, municipalityId: initiative.municipalityId });
  }
  return initiatives.map(({ id }) => id);
}
