import { toPlain } from "../kernel/text/markdown";
import { fold } from "../kernel/text/fold";

export interface Texts {
  readonly plain: readonly (string | null)[];
  readonly markdown: readonly (string | null)[];
  /** Folded words to be marked. */
  readonly marks: readonly string[];
}

const longest = 30;
const before = 8;
const word = /[\p{L}\p{N}]+/gu;

interface Piece {
  readonly text: string;
  /** Where each word begins and ends, and whether it is marked. */
  readonly words: readonly { readonly from: number; readonly to: number; readonly mark: string | null }[];
}

/** The piece of the texts with most of the words that were found, as HTML: they between <mark> and </mark>, all else escaped. */
export function highlightOf({ plain, markdown, marks }: Texts): string | null {
  const wanted = new Set(marks);
  const texts = [...plain, ...markdown.map((text) => text && toPlain(text))].filter((text) => typeof text === "string" && text !== "");
  const pieces = texts.map((text) => pieceOf(String(text).replace(/\s+/g, " "), wanted));
  let best: { readonly piece: Piece; readonly start: number; readonly count: number } | null = null;
  // Of equals the later of title and summary, since the title is shown anyway, then the earlier part of the text.
  for (const [index, piece] of pieces.entries()) {
    const found = bestWindow(piece);
    if (found.count > 0 && (!best || found.count > best.count || (index === 1 && found.count === best.count))) best = { piece, ...found };
  }
  return best && shown(best.piece, best.start);
}

function pieceOf(text: string, wanted: ReadonlySet<string>): Piece {
  const words = [...text.matchAll(word)].map((found) => {
    const folded = fold(found[0]);
    return { from: found.index, to: found.index + found[0].length, mark: wanted.has(folded) ? folded : null };
  });
  return { text, words };
}

/** Where to begin, so that as many different words as can be are shown. */
function bestWindow({ words }: Piece): { readonly start: number; readonly count: number } {
  let best = { start: 0, count: 0 };
  for (const [index, { mark }] of words.entries()) {
    if (mark === null) continue;
    const start = Math.max(0, Math.min(index - before, words.length - longest));
    const count = new Set(words.slice(start, start + longest).flatMap((one) => one.mark ?? [])).size;
    if (count > best.count) best = { start, count };
  }
  return best;
}

function shown({ text, words }: Piece, start: number): string {
  const part = words.slice(start, start + longest);
  const isToEnd = start + longest >= words.length;
  let [html, at] = [start > 0 ? "…" : "", start > 0 ? (part[0]?.from ?? 0) : 0];
  for (const { from, to, mark } of part) {
    html += escaped(text.slice(at, from));
    html += mark === null ? escaped(text.slice(from, to)) : `<mark>${escaped(text.slice(from, to))}</mark>`;
    at = to;
  }
  return html + (isToEnd ? escaped(text.slice(at)) : "…");
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
