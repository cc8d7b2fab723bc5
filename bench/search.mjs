// npm run bench -- search: how good the first ten are by the committed judgements, and what finding costs beside the same written by hand.
import { readFileSync } from "node:fs";
import { ask } from "./load.mjs";

const SEARCH = `query ($query: String!) { search(query: $query, types: [INITIATIVE], first: 10) { nodes { ... on Initiative { externalReference } } } }`;

/** What must come first counts 3, what also belongs there 1; where nothing is to be found, nothing is right. */
export function ndcg(found, { best, good }) {
  if (best.length === 0) return found.length === 0 ? 1 : 0;
  const gain = (key) => (best.includes(key) ? 7 : good.includes(key) ? 1 : 0);
  const sum = (gains) => gains.slice(0, 10).reduce((total, value, index) => total + value / Math.log2(index + 2), 0);
  return sum(found.map(gain)) / sum([...best, ...good].map(gain));
}

export async function quality(port) {
  const judgements = JSON.parse(readFileSync("test/search/judgements.json", "utf8"));
  const kinds = new Map();
  const worst = [];
  for (const judgement of judgements) {
    const answer = JSON.parse(await ask(port, JSON.stringify({ query: SEARCH, variables: { query: judgement.query } })));
    const found = answer.data.search.nodes.map(({ externalReference }) => externalReference?.replace(/^example:/, ""));
    const score = ndcg(found, judgement);
    kinds.set(judgement.kind, [...(kinds.get(judgement.kind) ?? []), score]);
    if (score < 0.9) worst.push(`  ${score.toFixed(2)}  ${judgement.query}: ${found.slice(0, 4).join(", ")}`);
  }
  const mean = (values) => values.reduce((a, b) => a + b, 0) / values.length;
  const all = [...kinds.values()].flat();
  console.log(`\nnDCG@10 of ${all.length} queries over the demo content: ${mean(all).toFixed(3)} (wanted: at least 0.9)`);
  for (const [kind, scores] of kinds) console.log(`  ${kind.padEnd(9)} ${String(scores.length).padStart(3)}  ${mean(scores).toFixed(3)}`);
  if (worst.length > 0) console.log(`Below 0.9:\n${worst.join("\n")}`);
}
