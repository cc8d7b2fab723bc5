import type { Tx } from "../kernel/ctx";
import { idOf } from "../kernel/db/id";
import { UserErrorCode, UserFault } from "../kernel/errors";
import { ExperienceRequest } from "./request.entity";
import { isVisible } from "./request.policy";

/** The question, locked until the transaction ends, for one who sees it. */
export async function findRequest(tx: Tx, id: string): Promise<ExperienceRequest> {
  const known = idOf("ExperienceRequest", id);
  const request = known && (await tx.manager.findOne(ExperienceRequest, { where: { id: known }, lock: { mode: "pessimistic_write" } }));
  if (!request || !isVisible(tx.viewer, request)) throw UserFault.of(UserErrorCode.NOT_FOUND, ["requestId"]);
  return request;
}
