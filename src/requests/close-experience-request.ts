import type { Ctx } from "../kernel/ctx";
import { authorise } from "../kernel/policy";
import { transact } from "../kernel/transact";
import { contributing } from "../municipalities";
import { findRequest } from "./find-request";
import type { ExperienceRequest } from "./request.entity";
import { ExperienceRequestStatus } from "./request.enums";

/** It takes no more answers; those that are there stay. */
export async function closeExperienceRequest(ctx: Ctx, { requestId }: { requestId: string }): Promise<ExperienceRequest> {
  return transact(ctx, async (tx) => {
    const request = await findRequest(tx, requestId);
    authorise(tx.viewer, contributing, { id: request.municipalityId });
    request.status = ExperienceRequestStatus.CLOSED;
    return tx.manager.save(request);
  });
}
