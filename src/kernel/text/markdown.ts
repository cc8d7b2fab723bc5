import MarkdownIt from "markdown-it";
import sanitizeHtml from "sanitize-html";
import { remembered } from "./remembered";

const reader = new MarkdownIt({ html: false, linkify: true });

// Nothing relative: the text is shown on pages of others, where a relative link would lead to something of theirs.
reader.validateLink = (url) => /^(https?:\/\/|mailto:)/i.test(url);
// Of the addresses without https://, only those that are no slips: in «i dag.De kom» the island .de is not meant.
reader.linkify.tlds(["dk", "eu", "org", "com", "net"]);
// An image would tell its host of every reader; its description says what it shows.
reader.renderer.rules.image = (tokens, index) => reader.utils.escapeHtml(tokens[index]?.content ?? "");

/** The reader makes nothing else. It is the second lock, should the reader have a hole. */
const harmless: sanitizeHtml.IOptions = {
  allowedTags: [
    ...["p", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "code", "ul", "ol", "li"],
    ...["strong", "em", "s", "a", "table", "thead", "tbody", "tr", "th", "td"],
  ],
  allowedAttributes: { a: ["href", "rel"], ol: ["start"] },
  allowedSchemes: ["http", "https", "mailto"],
  allowProtocolRelative: false,
  transformTags: { a: sanitizeHtml.simpleTransform("a", { rel: "noopener noreferrer nofollow" }) },
};

export const toHtml: (markdown: string) => string = remembered((markdown) => sanitizeHtml(reader.render(markdown), harmless).trim());

/** A line for each block, each item of a list and each row of a table. */
export const toPlain: (markdown: string) => string = remembered((markdown) => {
  const parts: string[] = [];
  for (const { type, content, children } of reader.parse(markdown, {})) {
    if (type === "inline") for (const child of children ?? []) parts.push(breaks[child.type] ?? child.content);
    else if (type === "fence" || type === "code_block") parts.push(content);
    parts.push(type === "th_close" || type === "td_close" ? " " : /^[tp].*_open$|_close$/.test(type) ? "\n" : "");
  }
  return parts.join("").replace(/[^\S\n]+/g, " ").replace(/ ?\n[ \n]*/g, "\n").trim();
});

const breaks: Readonly<Record<string, string>> = { softbreak: " ", hardbreak: "\n" };
