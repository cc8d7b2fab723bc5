import { inLanguage, Language, type Bilingual } from "../language";
import { escapeHtml } from "../page";
import { toHtml } from "../text/markdown";
import type { Block, MailText, Recipient } from "./template";

const greeting: Bilingual = { da: "Kære", en: "Dear" };
const sender: Bilingual = {
  da: "Samspil, netværket for kommunernes samspil med civilsamfundet",
  en: "Samspil, the network for municipalities' work with civil society",
};

/** The same words twice: as text, and as HTML that any mail program shows and a screen reader reads. */
export function rendered({ blocks, subject }: MailText, { name, language }: Recipient, publicUrl: string): { text: string; html: string } {
  const all: readonly Block[] = [`${inLanguage(greeting, language)} ${name}`, ...blocks];
  const foot = `${inLanguage(sender, language)}\n${publicUrl}`;
  const lang = language === Language.EN ? "en" : "da";
  return {
    text: `${all.map(asText).join("\n\n")}\n\n-- \n${foot}\n`,
    html: `<!doctype html>
<html lang="${lang}"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>
<body style="font-family: system-ui, sans-serif; font-size: 16px; line-height: 1.5; color: #1a1a1a; max-width: 36em">
${all.map(asHtml).join("\n")}
<hr><p style="color: #555555">${escapeHtml(foot).replace("\n", "<br>")}</p>
</body></html>
`,
  };
}

function asText(block: Block): string {
  if (typeof block === "string") return block;
  // Markdown is written so that it can be read as it stands.
  if ("markdown" in block) return block.markdown.trim();
  return "list" in block ? block.list.map((item) => `- ${item}`).join("\n") : `${block.text}:\n${block.link}`;
}

function asHtml(block: Block): string {
  if (typeof block === "string") return `<p>${escapeHtml(block).replaceAll("\n", "<br>")}</p>`;
  if ("markdown" in block) return toHtml(block.markdown);
  if ("list" in block) return `<ul>${block.list.map((item) => `<li>${escapeHtml(item)}</li>`).join("")}</ul>`;
  return `<p><a href="${escapeHtml(block.link)}">${escapeHtml(block.text)}</a></p>`;
}
