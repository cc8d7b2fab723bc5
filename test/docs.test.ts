import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

const root = join(__dirname, "..");
const documents = ["README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", ...inFolder("docs"), ...inFolder("docs/adr")];

function inFolder(folder: string): string[] {
  return readdirSync(join(root, folder))
    .filter((name) => name.endsWith(".md"))
    .map((name) => `${folder}/${name}`);
}

const matches = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map((match) => match[1] ?? "");

test.each(documents)("%s names only files and commands that are there", (document) => {
  const text = readFileSync(join(root, document), "utf8");
  const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { scripts: Record<string, string> };

  const named = matches(text, /`((?:src|test|bench|seeds|schema|migrations|docs|web)\/[\w./-]*)`/g);
  const linked = matches(text, /\]\((?!https?:)([^)#]+)/g).map((path) => join(dirname(document), path));
  const commands = matches(text, /npm run (?:--silent )?([\w:-]+)/g);

  expect([...named, ...linked].filter((path) => !existsSync(join(root, path)))).toEqual([]);
  expect(commands.filter((name) => scripts[name] === undefined)).toEqual([]);
});
