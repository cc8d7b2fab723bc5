import { requestError } from "../kernel/errors";
import type { Ctx } from "../kernel/ctx";
import { Language } from "../kernel/language";

/** Which initiatives, under which title, and in which language, as the address of a page says it. */
export interface Wanted {
  /** An InitiativeFilter, as it comes over the wire: the graph's own coercion looks at it. */
  readonly filter: Readonly<Record<string, unknown>>;
  readonly title: string | null;
}

export const longestTitle = 150;
/** Below what proxies and mail programs cut. */
const longestFilter = 4000;

export type Form = "html" | "csv" | "jsonl" | "atom";

/** The address of a catalogue in one of its forms. The filter stands in it as JSON, so that an address can be read and changed by hand. */
export function addressOf({ publicUrl, language }: Ctx, form: Form, { filter, title }: Wanted): string {
  refuseLongTitle(title);
  const given = Object.entries(filter).filter(([, value]) => value !== null && value !== undefined);
  const text = JSON.stringify(Object.fromEntries(given));
  if (text.length > longestFilter) {
    throw requestError(
      "BAD_USER_INPUT",
      `A filter with ${text.length} characters is too long for an address; the most is ${longestFilter}.`,
    );
  }
  const query = new URLSearchParams({ ...(given.length > 0 && { filter: text }), ...(title !== null && { title }), language });
  return `${publicUrl}/catalogue.${form}?${query}`;
}

/** What an address asks for; 400 with what is wrong where it cannot be read. */
export function wantedBy(fields: Readonly<Record<string, string>>): Wanted {
  const title = fields["title"]?.trim() || null;
  refuseLongTitle(title);
  return { filter: filterIn(fields["filter"]), title };
}

export function filterIn(text: string | undefined): Readonly<Record<string, unknown>> {
  if (text === undefined || text === "") return {};
  const value = parsed(text);
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw requestError("BAD_USER_INPUT", 'The parameter `filter` is an InitiativeFilter as JSON, such as {"themes":["loneliness"]}.');
  }
  if (JSON.stringify(value).includes("\\u0000")) throw requestError("BAD_USER_INPUT", "The character U+0000 cannot be kept: leave it out.");
  return value as Record<string, unknown>;
}

/** The caller, reading in the language that the address asks for: it may be opened by somebody whose browser says nothing. */
export function inLanguageOf(ctx: Ctx, { language: wish }: Readonly<Record<string, string>>): Ctx {
  const language = Object.values(Language).find((one) => one === wish?.toUpperCase());
  if (language === undefined) return ctx;
  return { ...ctx, language, renewed: async () => inLanguageOf(await ctx.renewed(), { language }) };
}

function refuseLongTitle(title: string | null): void {
  if (title !== null && [...title].length > longestTitle) {
    throw requestError("BAD_USER_INPUT", `The title may have at most ${longestTitle} characters.`);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
