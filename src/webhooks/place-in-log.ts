import type { Ctx } from "../kernel/ctx";
import { UserErrorCode } from "../kernel/errors";

/**
 * The number that a cursor stands for; null: the newest. What is wrong with it is a fault on its field. Asked before the
 * transaction: the log has a connection of its own, and the embedded database has one only.
 */
export async function placeInLog({ announcements, faults }: Ctx, after: string | null): Promise<number> {
  try {
    return (await announcements.position(after)).seq;
  } catch (error) {
    const { extensions } = error as { extensions?: { code?: unknown } };
    const code = String(extensions?.code);
    if (!code.startsWith("CURSOR_")) throw error;
    const isOutdated = code === "CURSOR_OUTDATED";
    faults.add(UserErrorCode.INVALID, ["after"], {
      da: isOutdated ? "Er ældre end de 30 dage, som gemmes." : "Er ikke en cursor fra denne hub.",
      en: isOutdated ? "Is older than the 30 days that are kept." : "Is not a cursor of this hub.",
    });
    return 0;
  }
}
