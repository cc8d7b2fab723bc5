// What slips of the keyboard cost: words of the demo, each with one letter too many, too few, changed, or two that changed places.
import pg from "pg";
import { ask } from "./load.mjs";

const FIRST = `query First($query: String!) { search(query: $query, types: [INITIATIVE], first: 10) { didYouMean nodes { ... on Initiative { id } } } }`;
const letters = "abcdefghijklmnoprstuvyæøå";

const slips = {
  left: (word, at) => word.slice(0, at) + word.slice(at + 1),
  doubled: (word, at) => word.slice(0, at) + word[at] + word.slice(at),
  changed: (word, at, letter) => word.slice(0, at) + letter + word.slice(at + 1),
  swapped: (word, at) => word.slice(0, at - 1) + word[at] + word[at - 1] + word.slice(at + 1),
};

/** Two hundred ordinary words that more than one published practice has: the same each time. */
async function wordsOf(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(
    `select spelling from search_word where uses >= 2 and length(spelling) between 6 and 14 and not search_is_little(word)
     order by md5(spelling) limit 200`,
  );
  await client.end();
  return rows.map(({ spelling }) => spelling);
}

/** Prints how often what the right word finds first is found all the same. `url`: of the database of the hub at the port. */
export async function misspelt(port, url) {
  const words = await wordsOf(url);
  const asked = async (query) => JSON.parse(await ask(port, JSON.stringify({ query: FIRST, variables: { query } }))).data.search;
  const kinds = Object.entries(slips);
  const told = new Map(kinds.map(([kind]) => [kind, { all: 0, found: 0 }]));
  const missed = [];
  for (const [n, word] of words.entries()) {
    const [kind, slip] = kinds[n % kinds.length];
    // Neither the first letter nor the same place each time.
    const at = 2 + ((n * 7) % (word.length - 2));
    const typed = slip(word, at, letters[(n * 11) % letters.length]);
    if (typed === word) continue;
    const [right, found] = [await asked(word), await asked(typed)];
    const counts = told.get(kind);
    counts.all++;
    if (found.nodes.some(({ id }) => id === right.nodes[0]?.id)) counts.found++;
    else missed.push(`${typed} (${word}; ${found.didYouMean ?? "nothing meant"}, ${found.nodes.length} found)`);
  }
  const [all, found] = ["all", "found"].map((name) => [...told.values()].reduce((sum, counts) => sum + counts[name], 0));
  console.log(
    `\nSlips in ${all} words of the demo: ${((found / all) * 100).toFixed(0)} % find what the right word finds first (wanted: at least 90)`,
  );
  for (const [kind, counts] of told) console.log(`  ${kind.padEnd(8)} ${String(counts.found).padStart(3)} of ${counts.all}`);
  console.log(`Not found: ${missed.join("; ")}`);
}
