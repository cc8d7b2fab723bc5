import type { Feed, Item } from "feed" with { "resolution-mode": "import" };
import { createHash } from "node:crypto";
import type { Ctx } from "../kernel/ctx";
import { escapeHtml, type PageAnswer, type PageRequest } from "../kernel/page";
import { htmlLang } from "./article";

export interface FeedEntry {
  readonly id: string;
  /** Plain text. */
  readonly title: string;
  readonly url: string;
  readonly updated: string;
  readonly published: string | null;
  /** Plain text. */
  readonly summary: string | null;
  readonly author: string | null;
}

export interface FeedParts {
  /** The path of the feed; with the query of the request it is the feed's id, and where it is read. */
  readonly path: string;
  readonly title: string;
  /** What it is a feed of, for people. */
  readonly page: string;
  /** Newest first. */
  readonly read: (ctx: Ctx) => Promise<readonly FeedEntry[]>;
}

/** As many as a reader that looks once a day can miss in a day, and more. */
export const newest = 50;

/**
 * An Atom feed (RFC 4287). Nothing in it changes without an announcement, so its tag is made of the head of their log and of
 * whoever reads: to answer that nothing is new costs one short statement, and what was new in the moment before shows in
 * the next answer.
 */
export async function atom(ctx: Ctx, { fields, known }: PageRequest, { path, title, page, read }: FeedParts): Promise<PageAnswer> {
  const { viewer, language, publicUrl } = ctx.viewer.isSignedIn ? { ...(await ctx.renewed()), language: ctx.language } : ctx;
  const query = new URLSearchParams(fields).toString();
  const url = `${publicUrl}${path}${query === "" ? "" : `?${query}`}`;
  const seen = [
    await ctx.announcements.head(),
    language,
    url,
    viewer.facts && [viewer.facts.accountId, viewer.facts.memberships, viewer.tokenId],
  ];
  const tag = `W/"${createHash("sha256").update(JSON.stringify(seen)).digest("base64url").slice(0, 27)}"`;
  const headers = { ETag: tag, "Cache-Control": "private, no-cache", "X-Content-Type-Options": "nosniff" };
  const type = "application/atom+xml; charset=utf-8";
  const isKnown = known.split(",").some((one) => one.trim().replace(/^(W\/)?/, "W/") === tag || one.trim() === "*");
  if (isKnown) return { status: 304, type, body: "", headers };

  const entries = await read(ctx);
  const { Feed } = await import("feed");
  const latest = entries.reduce((last, { updated }) => (updated > last ? updated : last), "");
  const feed: Feed = new Feed({
    id: url,
    title: clean(title),
    updated: latest === "" ? ctx.now() : new Date(latest),
    language: htmlLang(language),
    link: page,
    feedLinks: { atom: url },
    author: { name: "Samspil" },
    generator: "Samspil",
  });
  for (const entry of entries) feed.addItem(itemOf(entry));
  return { status: 200, type, body: feed.atom1(), headers };
}

/** Titles and summaries of a feed are HTML, so plain text is escaped twice over: here, and as XML by the library. */
const itemOf = ({ id, title, url, updated, published, summary, author }: FeedEntry): Item => ({
  id: `urn:uuid:${id}`,
  title: escapeHtml(clean(title)),
  link: url,
  date: new Date(updated),
  ...(published !== null && { published: new Date(published) }),
  ...(summary !== null && { description: escapeHtml(clean(summary)) }),
  ...(author !== null && { author: [{ name: clean(author) }] }),
});

/** XML 1.0 has no place for these, not even escaped. */
const clean = (text: string): string => text.replace(/(?![\t\n\r])[\p{Cc}\ufffe\uffff]/gu, "");
