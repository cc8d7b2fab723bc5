import { Signed } from "./kernel/signed";
import type { AnnouncementLog } from "./kernel/announcements/announcement-log";
import type { Ctx } from "./kernel/ctx";
import { Database } from "./kernel/db/database";
import { Faults } from "./kernel/errors";
import { Language } from "./kernel/language";
import type { Log } from "./kernel/log";
import { Outgoing } from "./kernel/outgoing/outgoing";
import type { Reader } from "./kernel/read/plan";
import { Viewer } from "./kernel/viewer";
import type { OpenDatabase } from "./open-database";

/**
 * For what is done beside a running hub, by seeds and by the command line: whatever is announced or mailed waits in its
 * tables for the hub, so there is nobody to wake; nothing is read through the graph.
 */
export async function ownCtx({ dataSource, pool }: OpenDatabase, log: Log, publicUrl: string): Promise<Ctx> {
  const db = new Database(dataSource, pool);
  const ctx: Ctx = {
    viewer: Viewer.anonymous,
    accessVersion: null,
    language: Language.DA,
    now: () => new Date(),
    db,
    announcements: { wake: () => undefined } as AnnouncementLog,
    reader: undefined as unknown as Reader,
    mail: { wake: () => undefined },
    outgoing: new Outgoing({ allowsPrivate: false }),
    signed: await Signed.of(db),
    publicUrl,
    requestId: "command",
    log,
    faults: new Faults(),
    spent: null,
    guesses: { refuseIfTooMany: () => undefined, note: () => undefined },
    act: null,
    renewed: async () => ctx,
  };
  return ctx;
}
