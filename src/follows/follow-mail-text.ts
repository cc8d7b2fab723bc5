import type { AnnouncementKind } from "../kernel/announcements/kind";
import { inLanguage, type Bilingual, type Language } from "../kernel/language";
import type { Block, LinkItem, MailText } from "../kernel/mail/template";
import { toldKinds } from "./told-kinds";

/** What happened to one initiative. */
export interface News {
  readonly title: string;
  readonly municipality: string;
  readonly link: string;
  /** In the order in which they happened, each once. */
  readonly kinds: readonly AnnouncementKind[];
}

interface Told {
  /** Newest first. */
  readonly news: readonly News[];
  readonly more: number;
  readonly publicUrl: string;
  /** Because of which it is sent, each with the link that stops it. */
  readonly follows: readonly { readonly text: string; readonly link: string }[];
  readonly stopAll: string;
}

const others = (count: number): Bilingual => ({
  da: `Der er sket ${count} ting mere. Se det nyeste i Samspil:`,
  en: `${count === 1 ? "One more thing has" : `${count} more things have`} happened. See the newest in Samspil:`,
});
const because: Bilingual = {
  da: "Du får denne mail, fordi du følger dette. Et klik fører til en side, hvor du kan stoppe det enkelte:",
  en: "You get this mail because you follow this. A click leads to a page where you can stop each:",
};
const stop: Bilingual = { da: "Stop alle mails af denne slags", en: "Stop all mails of this kind" };
const subjects: Bilingual = { da: "Nyt i Samspil", en: "News in Samspil" };
const initiatives: Bilingual = { da: "initiativer", en: "initiatives" };

/** The words of a mail about what somebody follows: by municipality, the one with the newest news first. */
export function followMailText(language: Language, { news, more, publicUrl, follows, stopAll }: Told): MailText {
  const say = (text: Bilingual): string => inLanguage(text, language);
  const [only] = news;
  const about = news.length === 1 && only ? only.title : `${news.length} ${say(initiatives)}`;
  const homes = [...new Set(news.map(({ municipality }) => municipality))];
  const item = ({ title, link, kinds }: News): LinkItem => ({
    text: title,
    link,
    note: kinds
      .flatMap((kind) => toldKinds[kind] ?? [])
      .map(say)
      .join(", "),
  });
  const blocks: Block[] = homes.map((home) => ({
    heading: home,
    links: news.filter(({ municipality }) => municipality === home).map(item),
  }));
  if (more > 0) blocks.push({ text: say(others(more)), link: publicUrl });
  return {
    subject: `${say(subjects)}: ${about}`,
    blocks: [...blocks, say(because), { links: follows }, { text: say(stop), link: stopAll }],
  };
}
