import "reflect-metadata";
import { readFileSync, writeFileSync } from "node:fs";
import { personalData } from "./privacy";

const begin = "<!-- made by npm run privacy:emit -->";
const end = "<!-- until here -->";

/** Writes the record of processing into docs/privacy.md, from what the features declare. */
const file = "docs/privacy.md";
const rows = personalData
  .flatMap(({ columns }) => columns)
  .map(({ table, column, purpose, basis, retention }) => `| \`${table}.${column}\` | ${purpose} | ${basis} | ${retention} |`);
const table = ["| column | purpose | basis (proposed) | kept |", "| --- | --- | --- | --- |", ...rows].join("\n");
const page = readFileSync(file, "utf8");
const [before, rest = ""] = page.split(begin);
const [, after = ""] = rest.split(end);
writeFileSync(file, `${before}${begin}\n\n${table}\n\n${end}${after}`);
