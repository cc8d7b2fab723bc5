import type { EntityManager } from "typeorm";
import type { AnnouncementKind } from "./announcements/kind";
import type { AnnouncementLog } from "./announcements/announcement-log";
import type { Database, Statement } from "./db/database";
import type { Faults } from "./errors";
import type { Language } from "./language";
import type { Log } from "./log";
import type { Outgoing } from "./outgoing/outgoing";
import type { MailTemplate, Recipient } from "./mail/template";
import type { Reader } from "./read/plan";
import type { RateState } from "./spending/budgets";
import type { Signed } from "./signed";
import type { Viewer } from "./viewer";

/** What somebody does, as the audit keeps it: names, never contents. */
export interface Act {
  /** As the mutation or the export is named. */
  readonly action: string;
  /** Fields of the input that were given. */
  readonly fields: readonly string[];
}

export interface Guesses {
  /** Before one is looked at: refuses where too many wrong ones came from there. */
  readonly refuseIfTooMany: () => void;
  readonly note: () => void;
}

/** What one request knows. Made once for it, for each event of a subscription, and by seeds and jobs. */
export interface Ctx {
  readonly viewer: Viewer;
  /** The version of everybody's rights that the viewer's were read at, where they were read earlier; see Reader. */
  readonly accessVersion: string | null;
  /** Of the reader, by Accept-Language. */
  readonly language: Language;
  readonly now: () => Date;
  readonly db: Database;
  readonly announcements: AnnouncementLog;
  readonly reader: Reader;
  /** To be woken when mails are queued. */
  readonly mail: { readonly wake: () => void };
  /** To addresses that others have told us. */
  readonly outgoing: Outgoing;
  /** For links that need no account. */
  readonly signed: Signed;
  /** Without a slash at the end: "https://samspil.example.org". */
  readonly publicUrl: string;
  readonly requestId: string;
  readonly log: Log;
  /** What is wrong with the input of the mutation at work; nothing is committed while there is any. */
  readonly faults: Faults;
  /** What is left to spend, after the operation at work; null where nothing is counted. */
  spent: RateState | null;
  /** For links and codes that somebody could try out. */
  readonly guesses: Guesses;
  /** What the audit is told of the mutation at work; null where nothing is kept of it: seeds, and what the hub does by itself. */
  readonly act: Act | null;
  /** The same caller as they are now: a subscription outlives rights, and asks again for each event. */
  readonly renewed: () => Promise<Ctx>;
}

/** A Ctx inside of a transaction. What is announced or mailed in it is told if, and only if, it commits. */
export interface Tx extends Ctx {
  readonly manager: EntityManager;
  /** A statement as it is; with a name it is prepared once on each connection: for what many queue on. */
  readonly run: <Row>(statement: Statement) => Promise<Row[]>;
  /** Queues a mail for somebody, or for each of many in one statement; its data hold ids and small values, nothing about a person. */
  readonly queueMail: <Data extends object, Whom extends Recipient>(
    template: MailTemplate<Data, Whom>,
    recipients: string | readonly string[],
    data: Data,
  ) => Promise<void>;
  readonly announce: (news: { kind: AnnouncementKind; subjectId: string; municipalityId?: string | null }) => Promise<void>;
}
