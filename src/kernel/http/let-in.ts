import type { Ctx } from "../ctx";
import { presentable, type Asker } from "./faults";
import type { EdgeParts } from "./server";

export interface Credentials {
  readonly authorization: string | undefined;
  readonly acceptLanguage: string | undefined;
}

/**
 * Who asks from an address (addressOf), or the error that says why not: presentable. Trying tokens out is slowed for each address; who
 * was let in lately goes on.
 */
export async function letIn(parts: EdgeParts, address: string, credentials: Credentials, asker: Asker): Promise<Ctx> {
  try {
    const { authorization } = credentials;
    if (authorization !== undefined && !parts.knows(authorization)) parts.budgets.refuseGuessing(address);
    return await parts.contextFor({ ...credentials, requestId: asker.requestId, address });
  } catch (error) {
    const found = presentable(error, asker, "thrown");
    if (found.extensions.code === "UNAUTHENTICATED") parts.budgets.noteGuess(address);
    throw found;
  }
}
