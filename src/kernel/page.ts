import { createHash } from "node:crypto";
import type { Ctx } from "./ctx";
import { Language } from "./language";

/** An address of the hub beside the graph, for people who come from a mail or take something along. */
export interface Page {
  readonly method: "get" | "post";
  /** "/invitations/:token". */
  readonly path: string;
  /** What it takes from the caller's budget; left out: as much as a list of 20. */
  readonly cost?: number;
  readonly answer: (ctx: Ctx, request: PageRequest) => Promise<PageAnswer>;
}

export interface PageRequest {
  readonly params: Readonly<Record<string, string>>;
  /** Of the query, or of a posted form. */
  readonly fields: Readonly<Record<string, string>>;
  /** The ETags of what the caller has, as If-None-Match tells them; "" where it has nothing. */
  readonly known: string;
}

export interface PageAnswer {
  readonly status: number;
  /** With its charset, where it is text. */
  readonly type: string;
  /**
   * What may be long comes in pieces, as fast as it is taken: it is pulled only when the caller has taken what was before,
   * and `return()` is called on it when the caller goes away. What fails before the first piece is told by a status; later,
   * the answer is cut off, so that half of something does not look like the whole.
   */
  readonly body: string | AsyncIterable<string>;
  readonly headers?: Readonly<Record<string, string>>;
}

const style =
  "body{font:1.1rem/1.5 system-ui,sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}" +
  "button,input,textarea{font:inherit;padding:.4rem .8rem}label{display:block;margin:.6rem 0}code{overflow-wrap:anywhere}dt{font-weight:600}";
const policyFor = (css: string): string =>
  `default-src 'none'; style-src 'sha256-${createHash("sha256").update(css).digest("base64")}'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`;

/**
 * A whole page around a body that is escaped already. Never kept by caches, never told to others by a referrer.
 * `ownStyle` is CSS of this kind of page, after what all have.
 */
export function htmlPage(language: Language, title: string, body: string, status = 200, ownStyle = ""): PageAnswer {
  const lang = language === Language.EN ? "en" : "da";
  const css = style + ownStyle;
  return {
    status,
    type: "text/html; charset=utf-8",
    body: `<!doctype html>
<html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>${escapeHtml(title)} – Samspil</title><style>${css}</style></head>
<body><main><h1>${escapeHtml(title)}</h1>
${body}
</main></body></html>
`,
    headers: {
      "Content-Security-Policy": policyFor(css),
      "Cache-Control": "no-store",
      "Referrer-Policy": "no-referrer",
      "X-Content-Type-Options": "nosniff",
    },
  };
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (letter) => entities[letter] ?? "");
