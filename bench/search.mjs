// npm run bench -- search: how good the first ten are by the committed judgements, and what finding costs beside the same written by hand.
import { readFileSync } from "node:fs";
import { documents } from "./finding-by-hand.mjs";
import { ask, median } from "./load.mjs";

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

/** As people type: one word that half of all have, several, a rare one, a misspelt one, a phrase, what must not be there. */
const typed = [
  "ældre",
  "fællesskab natur",
  "ensomme ældre mænd",
  "sorggruppe unge",
  "mandevrksted",
  '"den personlige invitation"',
  "kolonihavelaug",
  "transport -bus",
];
const asked = {
  Search: typed.map((query) => ({ query })),
  Practices: typed.map((query) => ({ query })),
  Similar: [3, 77, 505, 999, 1234].map((n) => ({ slug: `example-${n}` })),
};
const titles = { Search: "search", Practices: "filter.text with facets", Similar: "similar" };
const msOfEach = 1000;
const fewest = 9;

/** The median milliseconds of each, after a few of each: then a statement's plan is settled. */
async function inTurn(takers) {
  const measured = Object.fromEntries(Object.keys(takers).map((who) => [who, []]));
  for (const [port, sent] of Object.values(takers)) for (let i = 0; i < 6; i++) await ask(port, sent);
  const order = Object.entries(takers);
  const until = performance.now() + msOfEach;
  while (performance.now() < until || measured[order[0][0]].length < fewest) {
    for (const [who, [port, sent]] of order) {
      const begun = performance.now();
      await ask(port, sent);
      measured[who].push(performance.now() - begun);
    }
    order.reverse();
  }
  return Object.fromEntries(Object.entries(measured).map(([who, ms]) => [who, median(ms)]));
}

/**
 * What finding costs, at each of the sizes: the hub beside the same by hand, one connection, each question in turn; and beside what it
 * costs among a tenth as many. `sizes`: { count, hub, peer } with the ports of the two.
 */
export async function finding(sizes) {
  const costs = new Map();
  for (const [name, all] of Object.entries(asked)) {
    for (const variables of all) {
      for (const { count, hub, peer } of sizes) {
        const body = JSON.stringify({ operationName: name, query: documents[name], variables });
        const [one, other] = [JSON.parse(await ask(hub, body)), JSON.parse(await ask(peer, body))];
        if (JSON.stringify(one.data) !== JSON.stringify(other.data))
          throw new Error(`${name} ${JSON.stringify(variables)} among ${count}: the two answer otherwise`);
        // One after the other, each first every other time: whatever else the machine does is shared, and so is what is in its memory.
        const measured = await inTurn({ hub: [hub, body], peer: [peer, body] });
        if (name === "Search")
          Object.assign(measured, await inTurn({ plain: [peer, JSON.stringify({ operationName: "Plain", variables })] }));
        costs.set([name, count, Object.values(variables)[0]].join(), measured);
      }
    }
  }
  const [small, large] = sizes.map(({ count }) => count);
  console.log(`\nMilliseconds to the answer among ${small} and ${large} practices, one connection; medians, one request of each in turn`);
  console.log(
    "hub/hand wanted at most 1.25, growth (hub among more / hub among fewer) at most 2; plain: every match ranked by ts_rank, no more",
  );
  for (const [name, all] of Object.entries(asked)) {
    const of = (count, variables) => costs.get([name, count, Object.values(variables)[0]].join());
    const rows = all.map((variables) => [Object.values(variables)[0], of(small, variables), of(large, variables)]);
    const sum = (at, who) => rows.reduce((total, row) => total + row[at][who], 0);
    const whole = (at) => Object.fromEntries(["hub", "peer", "plain"].map((who) => [who, sum(at, who)]));
    console.log(
      `\n${titles[name].padEnd(28)}    hub   hand  ratio |    hub   hand  ratio | growth${name === "Search" ? " | plain  plain growth" : ""}`,
    );
    for (const [what, fewer, more] of [...rows, ["all of these", whole(1), whole(2)]]) {
      const beside = ({ hub, peer }) =>
        [hub.toFixed(1).padStart(7), peer.toFixed(1).padStart(6), (hub / peer).toFixed(2).padStart(6)].join(" ");
      const plain =
        name === "Search"
          ? ` | ${fewer.plain.toFixed(1).padStart(5)} ${more.plain.toFixed(1).padStart(6)} ${(more.plain / fewer.plain).toFixed(1).padStart(6)}`
          : "";
      console.log(`${what.padEnd(28)}${beside(fewer)} |${beside(more)} | ${(more.hub / fewer.hub).toFixed(2).padStart(6)}${plain}`);
    }
  }
}
