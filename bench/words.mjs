// Texts of made-up practices in number: sentences of the demo content, and compounds of which a few are common and most are rare.
import { practices } from "../dist/seeds/demo/practices.js";

const first =
  "ældre mande kvinde unge børne familie nabo natur have skov vand cykel gå løbe sang kor musik kultur læse film mad spise suppe kaffe grøn genbrugs sorg demens trivsels motions idræts danse sprog lektie fritids by lands strand havne kirke skole biblioteks kunst håndværks træ strikke mentor besøgs telefon digital spil fiske kolonihave rytme erindrings pårørende forældre fædre".split(
    " ",
  );
const last =
  "fællesskab fællesskabet værksted værkstedet klub klubben klubber café caféen gruppe gruppen grupper netværk netværket hus huset aften aftener dag dagen vandring vandringer venner hold holdet festival festivalen møde mødet mødested mødestedet forening foreningen rejse rejser hjælp hjælpen makker makkere rum rummet hjørne hjørnet projekt projektet forløb forløbet samtale samtaler laug lauget køkken køkkenet bænk bænken bus bussen kreds kredsen korps korpset tid tiden".split(
    " ",
  );
const compounds = first.flatMap((one, i) => last.map((other, k) => ({ word: one + other, place: (i * 31 + k * 17) % 97 })));
compounds.sort((a, b) => a.place - b.place);
const words = compounds.map(({ word }) => word);

const plain = (markdown) =>
  (markdown ?? "")
    .replace(/^\s*(?:[-*>#]+|\d+\.)\s+/gm, "")
    .replace(/[*_`]|Eksempel: /g, "")
    .replace(/\s+/g, " ");
const sentences = practices
  .flatMap(({ summary, challenge, approach, outcomes, lessons, transferability }) =>
    [summary, challenge, approach, outcomes, lessons, transferability].flatMap((text) => plain(text).split(/(?<=[.!?])\s+/)),
  )
  .filter((sentence) => sentence.length > 20 && sentence.length < 160);

const capital = (word) => word[0].toUpperCase() + word.slice(1);

/** The texts of the nth: the same each time. */
export function textsOf(n) {
  let state = (n * 2654435761) >>> 0;
  const random = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  // As words are in a language: a few are common, most are rare.
  const common = (list) => list[Math.floor(20 * (list.length / 20 + 1) ** random() - 20)];
  const any = (list) => list[Math.floor(random() * list.length)];
  const text = (count) =>
    Array.from({ length: count }, () => (random() < 0.4 ? `${capital(common(words))}: ${any(sentences)}` : any(sentences))).join(" ");
  const who = [
    "for ældre",
    "for unge",
    "for mænd",
    "for alle",
    "på tværs",
    "i byen",
    "på landet",
    "ved vandet",
    "med naboer",
    "for familier",
  ];
  return {
    title: `${capital(common(words))} ${any(who)} ${n}`,
    summary: text(3).slice(0, 490),
    challenge: text(5),
    approach: text(8),
  };
}
