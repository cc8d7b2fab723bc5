import type { Database } from "../db/database";
import type { Language } from "../language";
import type { Signed } from "../signed";

export interface Recipient {
  readonly name: string;
  readonly address: string;
  readonly language: Language;
}

/** A paragraph, an address to go on to, a list, or a text in Markdown. */
export type Block =
  string | { readonly link: string; readonly text: string } | { readonly list: readonly string[] } | { readonly markdown: string };

export interface MailText {
  readonly subject: string;
  readonly blocks: readonly Block[];
  readonly attachments?: readonly { readonly filename: string; readonly contentType: string; readonly content: string }[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** What a template may ask for when a mail is written. */
export interface Writing<Whom extends Recipient = Recipient> {
  readonly db: Database;
  /** As `recipient` found them, with whatever else it read in the same statement. */
  readonly recipient: Whom;
  readonly recipientId: string;
  readonly publicUrl: string;
  /** The address that the hub writes from: "Samspil <hub@example.org>". */
  readonly from: string;
  readonly now: Date;
  readonly signed: Signed;
}

/**
 * A kind of mail. Its data are ids and small values, never about a person: whom it is for and what it says are found out
 * when it is sent. Null from either: it is not sent any more, because whoever or whatever it was about has gone.
 */
export interface MailTemplate<Data extends object = object, Whom extends Recipient = Recipient> {
  readonly name: string;
  readonly recipient: (db: Database, recipientId: string, data: Data) => Promise<Whom | null>;
  /** Notes that it was sent. May run again for a mail that is sent again after a crash. */
  readonly whenSent?: (db: Database, recipientId: string, now: Date) => Promise<void>;
  readonly write: (data: Data, writing: Writing<Whom>) => MailText | null | Promise<MailText | null>;
}

/** Any of them: whose data and recipient only the template itself knows. */
type AnyTemplate = Pick<MailTemplate, "name" | "whenSent"> & {
  readonly recipient: (db: Database, recipientId: string, data: never) => Promise<Recipient | null>;
  readonly write: (data: never, writing: Writing<never>) => ReturnType<MailTemplate["write"]>;
};

const templates = new Map<string, AnyTemplate>();

export function mailTemplate<Data extends object, Whom extends Recipient = Recipient>(
  template: MailTemplate<Data, Whom>,
): MailTemplate<Data, Whom> {
  if (templates.has(template.name)) throw new Error(`two mails are called ${template.name}`);
  templates.set(template.name, template);
  return template;
}

export const templateOf = (name: string): AnyTemplate | undefined => templates.get(name);
