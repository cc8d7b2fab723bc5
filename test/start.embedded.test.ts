import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { startChildHub, type ChildHub } from "./support/child-hub";
import { at } from "./support/json";
import { memory } from "./support/memory";
import { Person } from "./support/person";

const root = join(__dirname, "..");
const folder = mkdtempSync(join(memory(), "samspil-start-"));
const data = join(folder, "data");

/** The first start of a newcomer: embedded, with the demo. */
let hub: ChildHub;
beforeAll(async () => {
  hub = await startChildHub({ SAMSPIL_DATA: data });
});
afterAll(async () => {
  await hub.stop();
  rmSync(folder, { recursive: true, force: true });
});

function run(script: string, environment: Record<string, string>, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, "dist", script), ...args], {
    env: { ...process.env, DATABASE_URL: "", ...environment },
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

test("each variable that is wrong is named, with what would be right, and not with what it was", () => {
  const { status, stdout, stderr } = run("src/main.js", {
    PORT: "eighty",
    DATABASE_URL: "mysql://user:secret@host/db",
    LOG_LEVEL: "loud",
    SAMSPIL_DATA: data,
  });
  expect({ status, stdout, stderr }).toEqual({
    status: 1,
    stdout: "",
    stderr: [
      "PORT is not right: it must be a whole number from 0 to 65535.",
      "DATABASE_URL is not right: it must be postgres://user:password@host:5432/database, with % in a password as %25.",
      "LOG_LEVEL is not right: it must be one of trace, debug, info, warn, error, fatal, silent.",
      "",
    ].join("\n"),
  });
});

test("a second hub on the same folder is refused plainly, and harms nothing", async () => {
  const { status, stderr } = run("src/main.js", { SAMSPIL_DATA: data, PORT: "0" });
  expect([status, stderr]).toEqual([
    1,
    `Another Samspil, process ${hub.process.pid}, has the folder ${data}. Stop it, or set SAMSPIL_DATA to another folder. If that process is no Samspil, remove ${data}/lock.\n`,
  ]);
  expect(await new Person(hub.url, null).data("{ network { participatingMunicipalityCount publishedInitiativeCount } }")).toEqual({
    network: { participatingMunicipalityCount: 40, publishedInitiativeCount: 54 },
  });
});

test("the terminal says where things are, and loudly that the demo is open; its headers work", async () => {
  const said = hub.said();
  expect(said).toContain(`The graph      ${hub.url}/graphql`);
  expect(said).toContain(`An explorer    ${hub.url}/graphiql`);
  expect(said).toContain("DEMO SIGN-IN IS OPEN");
  const token = /An editor\s+Authorization: Bearer (\S+)/.exec(said)?.[1] ?? "";
  expect(await new Person(hub.url, token).data("{ viewer { account { email } memberships { role municipality { code } } } }")).toEqual({
    viewer: { account: { email: "editor.0265@example.org" }, memberships: [{ role: "EDITOR", municipality: { code: "0265" } }] },
  });
});

test("a token is printed alone on its line, while the hub runs", async () => {
  const { status, stdout, stderr } = run("src/token-cli.js", { SAMSPIL_DATA: data }, "organiser@example.org");
  expect([status, stderr]).toEqual([0, ""]);
  expect(stdout).toMatch(/^demo_\S+\n$/);
  expect(at(await new Person(hub.url, stdout.trim()).data("{ viewer { account { email } } }"), "viewer.account.email")).toBe(
    "organiser@example.org",
  );
  const nobody = run("src/token-cli.js", { SAMSPIL_DATA: data }, "editor.9999@example.org");
  expect(nobody.stderr).toMatch(/^The demo has no account editor\.9999@example\.org: .* for 0101, /);
  const { status: refused, errors } = await new Person(hub.url, nobody.stdout.trim()).ask("{ viewer { account { email } } }");
  expect([refused, at(errors, "0.extensions.code"), at(errors, "0.message")]).toEqual([
    401,
    "UNAUTHENTICATED",
    "The account of this token does not exist.",
  ]);
});

test("where there is no demo, no token is made", () => {
  const { status, stdout, stderr } = run("src/token-cli.js", { SAMSPIL_DATA: join(folder, "none") }, "organiser@example.org");
  expect([status, stdout, stderr]).toEqual([
    1,
    "",
    "There is no demo here. Start the hub once without DATABASE_URL, or run npm run db:seed -- --demo.\n",
  ]);
});

test("the pages for people are there, under a strict policy", async () => {
  for (const [path, policy] of [
    ["/", "default-src 'none'"],
    ["/schema.graphql", "default-src 'none'"],
    ["/graphiql", "script-src 'self'"],
  ] as const) {
    const response = await fetch(`${hub.url}${path}`);
    expect([path, response.status]).toEqual([path, 200]);
    expect(response.headers.get("content-security-policy")).toContain(policy);
  }
  expect(await (await fetch(`${hub.url}/health/ready`)).json()).toEqual({
    status: "ok",
    checks: { database: "ok", migrations: "ok", announcements: "ok", signIn: "ok" },
  });
});

test("DEMO_SIGN_IN=0 lets nobody in; SIGTERM ends with 0, and the next start keeps what is there", async () => {
  const token = run("src/token-cli.js", { SAMSPIL_DATA: data }, "editor.0265@example.org").stdout.trim();
  const follower = new Person(hub.url, null).follow("subscription { announcements { __typename } }");
  const pulled = follower.next().catch(() => null);
  const draft = await new Person(hub.url, token).data(
    `mutation { draftInitiative(input: { municipalityCode: "0265", title: "Kept" }) { initiative { slug } } }`,
  );
  expect(at(draft, "draftInitiative.initiative.slug")).toBe("kept");
  await fetch(`${hub.url}/health/live`);

  expect(await hub.stop()).toBe(0);
  expect((await follower.closed).code).toBe(1001);
  await pulled;

  hub = await startChildHub({ SAMSPIL_DATA: data, DEMO_SIGN_IN: "0" });
  expect(hub.said()).not.toContain("DEMO SIGN-IN");
  expect((await new Person(hub.url, token).ask("{ viewer { account { email } } }")).status).toBe(401);
  await hub.stop();
  hub = await startChildHub({ SAMSPIL_DATA: data });
  const kept = await new Person(hub.url, token).data(`{ initiativeBySlug(slug: "kept") { title } network { publishedInitiativeCount } }`);
  expect(kept).toEqual({ initiativeBySlug: { title: "Kept" }, network: { publishedInitiativeCount: 54 } });
});

test("a folder that is somebody else's is left alone", () => {
  const before = readdirSync(root);
  const { status, stderr } = run("src/main.js", { SAMSPIL_DATA: root, PORT: "0" });
  expect(status).toBe(1);
  expect(stderr).toContain(root);
  expect(readdirSync(root)).toEqual(before);
});
