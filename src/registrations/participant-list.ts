import { personOf } from "../accounts";
import { managingEvents } from "../events";
import { keepRead } from "../kernel/audit";
import type { Ctx } from "../kernel/ctx";
import { inLanguage, type Bilingual } from "../kernel/language";
import { htmlPage, type PageAnswer } from "../kernel/page";
import { can } from "../kernel/policy";
import { TokenScope, type Viewer } from "../kernel/viewer";

/** What organisers take along of all participants at once. The name is also what the audit calls it. */
export type ListName = "registrationsCsv" | "badges";

export interface ListedEvent {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly timeZone: string;
}

const holdsForMs = 60 * 60_000;
const purposeOf = (list: ListName, eventId: string): string => `${list} ${eventId}`;

/** A browser that follows a link sends no Authorization header: the link itself says for whom it was made, for an hour. */
export const signList = ({ signed, viewer, now }: Ctx, list: ListName, eventId: string): string =>
  signed.sign(purposeOf(list, eventId), viewer.accountId ?? "", new Date(now().getTime() + holdsForMs));

/**
 * The event whose list is asked for, by a link or by an Authorization header, and that it was is kept for the audit. Null: there
 * is none, the link does not hold any more, or whom it was made for runs no events any more.
 */
export async function openList(ctx: Ctx, list: ListName, slug: string, token: string | null): Promise<ListedEvent | null> {
  const text = `SELECT id, slug, title, time_zone "timeZone" FROM event WHERE slug = $1`;
  const [event] = await ctx.db.change<ListedEvent>({ text, values: [slug] });
  if (!event) return null;
  const viewer = token === null ? (await ctx.renewed()).viewer : await holderOf(ctx, purposeOf(list, event.id), token);
  if (!viewer || !can(viewer.within(TokenScope.CONTACTS_READ), managingEvents, null)) return null;
  await keepRead({ ...ctx, viewer }, list, event.id);
  return event;
}

async function holderOf({ db, signed, now }: Ctx, purpose: string, token: string): Promise<Viewer | null> {
  const accountId = signed.read(purpose, token, now());
  return accountId === null ? null : personOf(db, accountId);
}

const gone: Bilingual = { da: "Adressen gælder ikke (længere)", en: "This address is not valid (any more)" };
const goneSays: Bilingual = {
  da: "Den gælder en time, for den, der fik den, og kun for arrangører. Hent en ny.",
  en: "It is valid for an hour, for whoever got it, and for organisers only. Get a new one.",
};

export const listGone = ({ language }: Ctx): PageAnswer =>
  htmlPage(language, inLanguage(gone, language), `<p>${inLanguage(goneSays, language)}</p>`, 404);
