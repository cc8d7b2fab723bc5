import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { createHmac, randomBytes } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ModuleKind, ScriptTarget, transpileModule } from "typescript";
import { openDemoSignIn } from "../src/accounts";
import { poolOf } from "../src/data-source";
import { Database } from "../src/kernel/db/database";
import { startChildHub, type ChildHub } from "./support/child-hub";
import { freshDatabase, type FreshDatabase } from "./support/database";
import { aMunicipality, aPractice } from "./support/factories";
import { demoSecretOfTests, startTestHub, type TestHub } from "./support/hub";
import { until } from "./support/until";

const document = readFileSync(join(__dirname, "..", "docs", "integrate.md"), "utf8");
const started: ChildProcess[] = [];
let folder: string;
let database: FreshDatabase;
let here: TestHub;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "samspil-integrate-"));
  symlinkSync(join(__dirname, "..", "node_modules"), join(folder, "node_modules"));
  database = await freshDatabase();
  // Publishes; what is followed is a hub of its own, to be killed.
  here = await startTestHub({ database });
  await openDemoSignIn(new Database(here.dataSource, poolOf(here.dataSource)), demoSecretOfTests);
});
afterAll(async () => {
  for (const child of started) child.kill("SIGKILL");
  await here.stop();
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

/** The first block of that language below that heading, as it stands in the document. */
function blockOf(heading: string, language: string): string {
  const [, section = ""] = document.split(`\n## ${heading}\n`);
  const [, block] = new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, "ms").exec(section) ?? [];
  if (block === undefined) throw new Error(`no ${language} below ${heading}`);
  return block;
}

function program(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const run = (command: string, args: readonly string[], environment: Readonly<Record<string, string>>): ChildProcess => {
  const child = spawn(command, args, { cwd: folder, env: { ...process.env, ...environment }, stdio: ["ignore", "pipe", "inherit"] });
  started.push(child);
  return child;
};

async function killed(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGKILL");
  await gone;
}

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });

test("the programs survive kill -9 of themselves and of the hub: nothing missed, nothing done twice", async () => {
  const port = await freePort();
  const start = () => startChildHub({ ...database.environment, PORT: String(port) });
  let hub: ChildHub = await start();
  const compiled = transpileModule(blockOf("A program in TypeScript", "ts"), {
    compilerOptions: { module: ModuleKind.ESNext, target: ScriptTarget.ES2022 },
  });
  const programs = [
    { command: "python3", path: program("follow.py", blockOf("A program in Python", "python")), news: join(folder, "python.jsonl") },
    { command: process.execPath, path: program("follow.mjs", compiled.outputText), news: join(folder, "typescript.jsonl") },
  ];
  const startAll = () => programs.map(({ command, path, news }) => run(command, [path], { SAMSPIL: hub.url, NEWS: news }));
  /** Of each program, what it was told, in order. */
  const heard = () =>
    programs.map(({ news }) => {
      const lines = existsSync(news) ? readFileSync(news, "utf8").split("\n").slice(0, -1) : [];
      return lines.flatMap((line) => (JSON.parse(line) as { subjectId?: string }).subjectId ?? []);
    });
  const { code, editor } = await aMunicipality(here);
  const published: string[] = [];
  const publish = async () => void published.push(await aPractice(editor, { municipalityCode: code }));
  const allHeard = () => until(() => heard().every((ids) => ids.length >= published.length), "both programs to hear", 20_000);

  let running = startAll();
  await until(() => programs.every(({ news }) => existsSync(news)), "both programs to have their place", 20_000);
  await publish();
  await allHeard();
  await Promise.all(running.map(killed));
  await publish();
  running = startAll();
  await publish();
  await allHeard();
  await hub.kill();
  await publish();
  hub = await start();
  await publish();
  await allHeard();

  expect(heard()).toEqual([published, published]);
  await Promise.all(running.map(killed));
  await hub.stop();
});

test("curl shows the stream", async () => {
  const curl = run("sh", ["-c", `exec ${blockOf("Server-sent events", "sh").replace("http://127.0.0.1:4000", here.url)}`], {});
  let said = "";
  curl.stdout?.on("data", (chunk: Buffer) => (said += chunk.toString()));
  await until(() => said.includes("event: checkpoint"), "the first checkpoint");
  const { code, editor } = await aMunicipality(here);
  const id = await aPractice(editor, { municipalityCode: code });
  await until(() => said.includes(`"kind":"INITIATIVE_PUBLISHED"`) && said.includes(`"subjectId":"${id}"`), "the publication");
  await killed(curl);
});

test("the receiver of webhooks takes what is signed, once", async () => {
  const secret = randomBytes(32);
  const news = join(folder, "webhooks.jsonl");
  const receiver = run("python3", [program("receive.py", blockOf("Receiving webhooks in Python", "python"))], {
    SECRET: `whsec_${secret.toString("base64")}`,
    PORT: "0",
    NEWS: news,
  });
  let said = "";
  receiver.stdout?.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const port = await until(() => /listening on (\d+)/.exec(said)?.[1], "the receiver");
  const body = JSON.stringify({ type: "initiative.published", timestamp: new Date().toISOString(), data: { subjectId: "1" } });
  const send = async (id: string, key: Buffer, seconds = Math.floor(Date.now() / 1000)) => {
    const signature = createHmac("sha256", key).update(`${id}.${seconds}.${body}`).digest("base64");
    const headers = { "webhook-id": id, "webhook-timestamp": String(seconds), "webhook-signature": `v1,bm9uc2Vuc2U= v1,${signature}` };
    return (await fetch(`http://127.0.0.1:${port}/`, { method: "POST", headers, body })).status;
  };

  expect([await send("a", secret), await send("a", secret), await send("b", randomBytes(32)), await send("c", secret, 1)]).toEqual([
    204, 204, 401, 401,
  ]);
  const lines = readFileSync(news, "utf8").trim().split("\n");
  expect(lines.map((line) => (JSON.parse(line) as { id: string }).id)).toEqual(["a"]);
  await killed(receiver);
});

// A JDK is nothing that the hub needs: the snippet is run where there is one.
const jdks = spawnSync("java", ["--version"]).status === 0 ? ["java"] : [];
for (const java of jdks) {
  test("the snippet in Java takes what is signed, and nothing else", () => {
    const snippet = blockOf("Verifying a signature in C# and Java", "java");
    const file = program(
      "Verify.java",
      `import java.nio.charset.StandardCharsets;
import java.security.*;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
class Verify {
${snippet}
  public static void main(String[] a) throws Exception {
    for (int i = 1; i < a.length; i += 4) System.out.println(isSigned(a[0], a[i], a[i + 1], a[i + 2], a[i + 3].getBytes(StandardCharsets.UTF_8)));
  }
}
`,
    );
    const secret = randomBytes(32);
    const now = Math.floor(Date.now() / 1000);
    const body = JSON.stringify({ type: "initiative.published", data: { subjectId: "1" } });
    const sent = (key: Buffer, seconds: number, told = body) => {
      const signature = createHmac("sha256", key).update(`a.${seconds}.${body}`).digest("base64");
      return ["a", String(seconds), `v1,bm9uc2Vuc2U= v1,${signature}`, told];
    };
    const cases = [sent(secret, now), sent(randomBytes(32), now), sent(secret, now - 3600), sent(secret, now, `${body} `)];
    const { stdout } = spawnSync(java, [file, `whsec_${secret.toString("base64")}`, ...cases.flat()], { encoding: "utf8" });
    expect(stdout.trim().split("\n")).toEqual(["true", "false", "false", "false"]);
  });
}
