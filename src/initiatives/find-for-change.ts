import type { Tx } from "../kernel/ctx";
import { idOf } from "../kernel/db/id";
import { linkedIds } from "../kernel/db/links";
import { UserErrorCode, UserFault } from "../kernel/errors";
import { authorise, type Rule } from "../kernel/policy";
import { Initiative } from "./initiative.entity";
import { isVisible, type InitiativeFacts } from "./initiative.policy";

export const coMunicipalityLinks = { table: "initiative_co_municipality", owner: "initiative_id", other: "municipality_id" };

/** The initiative, locked until the transaction ends, for one who may do this to it. What one may not see is NOT_FOUND. */
export async function findForChange(tx: Tx, id: string, rule: Rule<InitiativeFacts>): Promise<Initiative> {
  const known = idOf("Initiative", id);
  const repository = tx.manager.getRepository(Initiative);
  const initiative = known === null ? null : await repository.findOne({ where: { id: known }, lock: { mode: "pessimistic_write" } });
  if (!initiative) throw UserFault.of(UserErrorCode.NOT_FOUND, ["id"]);
  const facts = { ...initiative, coMunicipalityIds: await linkedIds(tx, coMunicipalityLinks, initiative.id) };
  if (!isVisible(tx.viewer, facts)) throw UserFault.of(UserErrorCode.NOT_FOUND, ["id"]);
  authorise(tx.viewer, rule, facts);
  return initiative;
}
