import type { Ctx } from "../src/kernel/ctx";
import type { Database } from "../src/kernel/db/database";

/** Who acts in the demo, and when: each practice is published on its own day. */
export interface Stage {
  readonly db: Database;
  readonly as: (email: string, day: string) => Ctx;
}
