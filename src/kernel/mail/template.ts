import type { Database } from "../db/database";
import type { Language } from "../language";
import type { Signed } from "../signed";

export interface Recipient {
  readonly name: string;
  readonly address: string;
  readonly language: Language;
}

export interface LinkItem {
  readonly link: string;
  readonly text: string;
  /** Said after it. */
  readonly note?: string;
}

/** A paragraph, an address to go on to, a list, or a list of addresses. */
export type Block =
  | string
  | { readonly link: string; readonly text: string }
  | { readonly list: readonly string[] }
  | { readonly heading?: string; readonly links: readonly LinkItem[] };

export interface MailText {
  readonly subject: string;
  readonly blocks: readonly Block[];
  readonly attachments?: readonly { readonly filename: string; readonly contentType: string; readonly content: string }[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** What a template may ask for when a mail is written. */
export interface Writing {
  readonly db: Database;
  readonly recipient: Recipient;
  readonly recipientId: string;
  readonly publicUrl: string;
  readonly now: Date;
  readonly signed: Signed;
}

/**
 * A kind of mail. Its data are ids and small values, never about a person: whom it is for and what it says are found out
 * when it is sent. Null from either: it is not sent any more, because whoever or whatever it was about has gone.
 */
export interface MailTemplate<Data extends object = object> {
  readonly name: string;
  readonly recipient: (db: Database, recipientId: string, data: Data) => Promise<Recipient | null>;
  /** Notes that it was sent. May run again for a mail that is sent again after a crash. */
  readonly whenSent?: (db: Database, recipientId: string, now: Date) => Promise<void>;
  readonly write: (data: Data, writing: Writing) => MailText | null | Promise<MailText | null>;
}

const templates = new Map<string, MailTemplate<never>>();

export function mailTemplate<Data extends object>(template: MailTemplate<Data>): MailTemplate<Data> {
  if (templates.has(template.name)) throw new Error(`two mails are called ${template.name}`);
  templates.set(template.name, template);
  return template;
}

export const templateOf = (name: string): MailTemplate<never> | undefined => templates.get(name);
