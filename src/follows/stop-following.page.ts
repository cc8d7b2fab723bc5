import { whoOf } from "../accounts";
import type { Ctx } from "../kernel/ctx";
import { inLanguage } from "../kernel/language";
import { escapeHtml, htmlPage, type Page, type PageAnswer } from "../kernel/page";
import { followed, inWords, type Followed } from "./follow.shape";
import { stopFollowing, stopPath, stopTarget, type StopTarget } from "./stop-following";

const words = {
  title: { da: "Vil du ikke have flere mails?", en: "Do you want no more mails?" },
  says: { da: "Du får mails fra Samspil om dette:", en: "You get mails from Samspil about this:" },
  stop: { da: "Stop mails om dette", en: "Stop mails about this" },
  none: { da: "Her er ikke noget at stoppe (mere)", en: "There is nothing to stop here (any more)" },
  noneSays: {
    da: "Du får ikke mails om det. Er adressen ufuldstændig, så kopiér den fra mailen igen.",
    en: "You get no mails about it. If the address is incomplete, copy it from the mail again.",
  },
  done: { da: "Du får ikke flere mails om dette", en: "You will get no more mails about this" },
} as const;

const say = ({ language }: Ctx, word: keyof typeof words): string => inLanguage(words[word], language);
const page = (ctx: Ctx, title: keyof typeof words, body: string, status = 200): PageAnswer =>
  htmlPage(ctx.language, say(ctx, title), body, status);
const none = (ctx: Ctx, status: number): PageAnswer => page(ctx, "none", `<p>${escapeHtml(say(ctx, "noneSays"))}</p>`, status);

function unknown(ctx: Ctx): PageAnswer {
  ctx.guesses.note();
  return none(ctx, 404);
}

/** Looking stops nothing: mail programs look at links too. */
async function question(ctx: Ctx, { where, values }: StopTarget): Promise<PageAnswer> {
  const needs = Object.entries(followed("f", whoOf("f.account_id"))).map(([key, sql]) => `${sql} "${key}"`);
  const rows = await ctx.db.change<Followed>({
    text: `SELECT ${needs.join(", ")} FROM follow f WHERE ${where} ORDER BY f.id`,
    values: [...values],
  });
  if (rows.length === 0) return none(ctx, 200);
  const items = rows.map((row) => `<li>${escapeHtml(inWords(row, ctx.language))}</li>`);
  return page(
    ctx,
    "title",
    `<p>${escapeHtml(say(ctx, "says"))}</p>
<ul>${items.join("")}</ul>
<form method="post"><button name="List-Unsubscribe" value="One-Click">${escapeHtml(say(ctx, "stop"))}</button></form>`,
  );
}

/**
 * Where the link of a mail leads that stops it, and where mail programs post to by themselves (RFC 8058): no account, no
 * cookie, no redirect. What is posted does not matter, in whichever form it is; the address says it all.
 */
export const stopFollowingPages: readonly Page[] = [
  {
    method: "get",
    path: stopPath,
    answer: async (ctx, { params: { token = "" } }) => {
      const target = stopTarget(ctx, token);
      return target ? question(ctx, target) : unknown(ctx);
    },
  },
  {
    method: "post",
    path: stopPath,
    answer: async (ctx, { params: { token = "" } }) => {
      const target = stopTarget(ctx, token);
      if (!target) return unknown(ctx);
      await stopFollowing(ctx, target);
      return page(ctx, "done", "");
    },
  },
];
