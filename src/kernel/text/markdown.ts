import MarkdownIt from "markdown-it";
import sanitizeHtml from "sanitize-html";

const reader = new MarkdownIt({ html: false, linkify: true });

// Nothing relative: the text is shown on pages of others, where a relative link would lead to something of theirs.
reader.validateLink = (url) => /^(https?:\/\/|mailto:)/i.test(url);
// An image would tell its host of every reader; the words in its place say what it shows.
reader.renderer.rules["image"] = (tokens, index) => reader.utils.escapeHtml(textOf(tokens[index]?.children));

/** All that the reader makes. A second lock, should the reader have a hole. */
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

export const toHtml = remembered((markdown) => sanitizeHtml(reader.render(markdown), harmless).trim());

/** Without markup: a line for each paragraph, item of a list and row of a table. */
export const toPlain = remembered((markdown) => {
  let text = "";
  for (const { type, nesting, content, children } of reader.parse(markdown, {})) {
    if (type === "inline") text += textOf(children);
    else if (nesting === 0) text += `${content}\n`;
    else if (nesting === -1) text += type === "th_close" || type === "td_close" ? " " : "\n";
  }
  return text
    .split("\n")
    .map((line) => line.replace(/\s+/g, " ").trim())
    .filter((line) => line !== "")
    .join("\n");
});

type Token = ReturnType<typeof reader.parse>[number];

function textOf(tokens: readonly Token[] | null | undefined): string {
  const text = ({ type, content, children }: Token): string => {
    if (type === "softbreak") return " ";
    if (type === "hardbreak") return "\n";
    return type === "image" ? textOf(children) : content;
  };
  return (tokens ?? []).map(text).join("");
}

const most = { texts: 2000, characters: 8_000_000 };

/** Lists show the same texts again and again. When there are too many, the one known longest is forgotten. */
function remembered(render: (markdown: string) => string): (markdown: string) => string {
  const known = new Map<string, string>();
  let characters = 0;
  return (markdown) => {
    const found = known.get(markdown);
    if (found !== undefined) return found;
    const made = render(markdown);
    known.set(markdown, made);
    characters += markdown.length + made.length;
    for (const [first, its] of known) {
      if (known.size <= most.texts && characters <= most.characters) break;
      known.delete(first);
      characters -= first.length + its.length;
    }
    return made;
  };
}
