// npm run check:catalogue: the catalogue of the demo in Chromium, as axe-core sees it (WCAG 2.2 A and AA), and printed. Needs npm run build, a Chromium, by CHROMIUM or on the PATH, and pdftotext (apt-get install poppler-utils).
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

const { source } = createRequire(import.meta.url)("axe-core");
const port = 4871;
const hubUrl = `http://127.0.0.1:${port}`;
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];
const folder = mkdtempSync(join(tmpdir(), "samspil-catalogue-"));
const environment = { ...process.env, DATABASE_URL: "", SAMSPIL_DATA: join(folder, "data"), PORT: String(port), LOG_LEVEL: "warn" };
const hub = spawn(process.execPath, ["dist/src/main.js"], { env: environment, stdio: ["ignore", "ignore", "inherit"] });

function chromiumPath() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  try {
    return execFileSync("sh", ["-c", "command -v chromium || command -v chromium-browser || command -v google-chrome"], {
      encoding: "utf8",
    }).trim();
  } catch {
    throw new Error("There is no Chromium: apt-get install chromium, or say in CHROMIUM where it is.");
  }
}

/** The text of each page, in the order in which it was written, with single blanks. */
function pagesOf(pdf) {
  const text = execFileSync("pdftotext", ["-raw", "-enc", "UTF-8", "-", "-"], { input: pdf, encoding: "utf8" });
  return text
    .trimEnd()
    .split("\f")
    .map((page) => page.replace(/\s+/g, " "));
}

/** Practices whose title, summary and first fact do not stand together on a page, and municipalities without a practice below their heading. */
function torn(pages, practices) {
  const stands = (text) => pages.some((page) => page.includes(text));
  const titles = practices.filter(({ title, summary }) => !stands([title, summary, "Kommune"].filter(Boolean).join(" ")));
  const headings = [...new Set(practices.map(({ municipality }) => municipality.name))].filter((name) => !stands(`${name} Nr.`));
  return [...titles.map(({ title }) => title), ...headings];
}

async function ready() {
  for (;;) {
    if (hub.exitCode !== null) throw new Error("the hub did not start; npm run build?");
    const answer = await fetch(`${hubUrl}/health/ready`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

let browser;
try {
  browser = await chromium.launch({ executablePath: chromiumPath(), args: ["--no-sandbox"] });
  await ready();
  const practicesOf = async (filter) => {
    const lines = await (await fetch(`${hubUrl}/catalogue.jsonl?filter=${encodeURIComponent(filter)}`)).text();
    return lines
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
  };
  const practices = await practicesOf("{}");
  const [one] = practices;
  const [adopted] = await practicesOf('{"hasBeenAdopted":true}');
  const some = encodeURIComponent(JSON.stringify({ municipalityCodes: [one.municipality.code] }));
  const pages = [
    ["/catalogue.html?language=DA", "screen"],
    [`/catalogue.html?language=EN&title=Meals%20and%20company&filter=${some}`, "screen"],
    [`/catalogue.html?language=DA&filter=${some}`, "print"],
    [`/catalogue.html?language=DA&filter=${encodeURIComponent('{"themes":[]}')}`, "screen"],
    [`/initiatives/${one.slug}?language=DA`, "screen"],
    [`/initiatives/${adopted.slug}?language=EN`, "screen"],
  ];
  const tab = await (await browser.newContext()).newPage();
  let wrong = 0;
  for (const [path, media] of pages) {
    await tab.goto(hubUrl + path);
    await tab.emulateMedia({ media });
    await tab.evaluate(source);
    // Nobody touches paper.
    const rules = media === "print" ? { "target-size": { enabled: false } } : {};
    const options = { runOnly: { type: "tag", values: tags }, rules, resultTypes: ["violations"] };
    const { violations, passes } = await tab.evaluate((given) => globalThis.axe.run(given), options);
    console.log(`${path} (${media}): ${passes.length} rules pass, ${violations.length} do not`);
    for (const { id, help, nodes } of violations) console.log(`  ${id}: ${help}\n    ${nodes[0]?.html}`);
    wrong += violations.length;
  }
  await tab.emulateMedia({ media: null });
  await tab.goto(hubUrl + pages[0][0]);
  const sheets = pagesOf(await tab.pdf({ preferCSSPageSize: true, tagged: true }));
  const apart = torn(sheets, practices);
  console.log(`printed: ${sheets.length} pages, ${practices.length} practices, ${apart.length} torn where they or their chapter begin`);
  for (const name of apart) console.log(`  ${name}`);
  if (wrong > 0 || sheets.length < 10 || apart.length > 0) process.exitCode = 1;
} finally {
  await browser?.close();
  hub.kill("SIGTERM");
  await new Promise((resolve) => (hub.exitCode === null ? hub.once("exit", resolve) : resolve()));
  rmSync(folder, { recursive: true, force: true });
}
