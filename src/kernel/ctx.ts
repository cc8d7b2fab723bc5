import type { EntityManager } from "typeorm";
import type { AnnouncementKind } from "./announcements/kind";
import type { AnnouncementLog } from "./announcements/announcement-log";
import type { Database } from "./db/database";
import type { Faults } from "./errors";
import type { Language } from "./language";
import type { Log } from "./log";
import type { Reader } from "./read/plan";
import type { Viewer } from "./viewer";

/** What one request knows. Made once for it, for each event of a subscription, and by seeds and jobs. */
export interface Ctx {
  readonly viewer: Viewer;
  /** Of the reader, by Accept-Language. */
  readonly language: Language;
  readonly now: () => Date;
  readonly db: Database;
  readonly announcements: AnnouncementLog;
  readonly reader: Reader;
  /** Without a slash at the end: "https://samspil.example.org". */
  readonly publicUrl: string;
  readonly requestId: string;
  readonly log: Log;
  /** What is wrong with the input of the mutation at work; nothing is committed while there is any. */
  readonly faults: Faults;
  /** The same caller as they are now: a subscription outlives rights, and asks again for each event. */
  readonly renewed: () => Promise<Ctx>;
}

/** A Ctx inside of a transaction. What is announced in it is told if, and only if, it commits. */
export interface Tx extends Ctx {
  readonly manager: EntityManager;
  readonly announce: (news: { kind: AnnouncementKind; subjectId: string; municipalityId?: string | null }) => Promise<void>;
}
