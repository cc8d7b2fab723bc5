/** One thing that somebody looks for: a word, or the words of a quoted phrase in their order; or that it must not be there. */
export interface Token {
  readonly words: readonly string[];
  readonly isPhrase: boolean;
  readonly isNot: boolean;
}

/** What is beyond costs time and finds nothing more. */
const most = { characters: 1000, tokens: 12, wordLength: 60, wordsOfPhrase: 12 };

/** A minus in front, then a phrase in quotes (which may lack its end) or what stands up to the next space. */
const pattern = /(-?)(?:["“”„»«]([^"“”„»«]*)(?:["“”„»«]|$)|([^\s"“”„»«]+))/gu;

/**
 * What somebody typed as words to look for. Everything that is neither letter nor digit only parts words, so no text can be wrong:
 * where nothing is left to look for, nothing is found.
 */
export function tokensOf(typed: unknown): readonly Token[] {
  const text = String(typed).slice(0, most.characters).normalize("NFC");
  const tokens: Token[] = [];
  for (const [, minus, phrase, plain] of text.matchAll(pattern)) {
    const words = ((phrase ?? plain ?? "").match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => word.toLowerCase().slice(0, most.wordLength));
    const isNot = minus === "-";
    if (words.length === 0) continue;
    // What a hyphen joins stands together: gå-fodbold.
    if (phrase !== undefined || (isNot && words.length > 1)) {
      tokens.push({ words: words.slice(0, most.wordsOfPhrase), isPhrase: true, isNot });
    } else tokens.push(...words.map((word) => ({ words: [word], isPhrase: false, isNot })));
  }
  return tokens.slice(0, most.tokens);
}

/** For a parameter of the type jsonb. */
export const tokensJson = (typed: unknown): string => JSON.stringify(tokensOf(typed));
