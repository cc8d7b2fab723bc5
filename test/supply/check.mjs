// Part of npm run check: what the lock file brings in is licensed as it may be, and in the versions that were tried. With --list, all licences.
import { readFileSync } from "node:fs";
import satisfies from "spdx-satisfies";

const { dependencies, devDependencies } = JSON.parse(readFileSync("package.json", "utf8"));
const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8"));

/** What runs in a hub, whose source is open: nothing that asks for more than to be named. */
const permitted = ["MIT", "MIT-0", "ISC", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "0BSD", "BlueOak-1.0.0", "Unlicense", "PSF-2.0"];
/** What only builds and tests it is not passed on. */
const permittedForDevelopment = [...permitted, "MPL-2.0", "CC0-1.0", "CC-BY-3.0", "CC-BY-4.0", "Python-2.0"];
/** Where the lock file has no licence: their own files have, and those of one platform have their package's. */
const told = { busboy: "MIT", streamsearch: "MIT", "@swc/core-": "Apache-2.0", "@unrs/resolver-binding-": "MIT" };

const nameOf = (path) => path.replace(/^.*node_modules\//, "");
const all = Object.entries(packages)
  .filter(([path]) => path !== "")
  .map(([path, { version, license, dev = false, optional = false, integrity, resolved }]) => {
    const name = nameOf(path);
    const key = Object.keys(told).find((one) => name === one || (one.endsWith("-") && name.startsWith(one)));
    return { name, version, dev, optional, integrity, resolved, license: license ?? told[key] ?? null };
  });

if (process.argv.includes("--list")) {
  const kinds = new Map();
  for (const one of all) kinds.set(one.license, [...(kinds.get(one.license) ?? []), one]);
  for (const [license, of] of [...kinds].sort(([, a], [, b]) => b.length - a.length)) {
    const run = of.filter(({ dev }) => !dev).map(({ name }) => name);
    console.log(
      `${license}: ${of.length}, of which in a hub ${run.length}${run.length > 0 && run.length < 9 ? ` (${run.join(", ")})` : ""}`,
    );
  }
}

const wrong = [];
for (const { name, version, dev, license } of all) {
  if (license === null || !satisfies(license, dev ? permittedForDevelopment : permitted))
    wrong.push(`${name} ${version} has the licence ${license ?? "(none told)"}, which is not permitted${dev ? "" : " in what runs"}`);
}
for (const { name, optional, integrity } of all) if (!integrity && !optional) wrong.push(`${name} has no checksum in the lock file`);
for (const { name, resolved } of all) if (resolved) wrong.push(`${name}: the lock file says where it was fetched from`);
for (const [name, range] of Object.entries({ ...dependencies, ...devDependencies })) {
  if (!/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(range)) wrong.push(`${name} is not pinned: ${range}`);
  const { version } = packages[`node_modules/${name}`] ?? {};
  if (version !== range) wrong.push(`${name} is ${range} in package.json and ${version} in the lock file`);
}
// Older ones take 15 s to refuse one document of 90 kB; and two of them in one process know nothing of each other's types.
const graphqls = all.filter(({ name }) => name === "graphql").map(({ version }) => version);
const [major, minor] = (graphqls[0] ?? "0.0").split(".").map(Number);
if (graphqls.length !== 1 || major !== 16 || minor < 15)
  wrong.push(`There is to be one graphql, 16.15 or later of 16: ${graphqls.join(", ")}`);

for (const one of wrong) console.error(one);
process.exitCode = wrong.length === 0 ? 0 : 1;
