const marked = "æøåäöüéèêëáàâóòôíìîúùûýçñ";
const plain = "aoaaoueeeeaaaoooiiiuuuycn";
const letters = new Map([...marked].map((letter, index) => [letter, plain[index] ?? ""]));

/** One word as the database compares it: must say the same as `search_fold` (see the migration). */
export const fold = (word: string): string =>
  [...word.toLowerCase()]
    .map((letter) => letters.get(letter) ?? letter)
    .join("")
    .replaceAll("ae", "a")
    .replaceAll("oe", "o")
    .replaceAll("aa", "a");
