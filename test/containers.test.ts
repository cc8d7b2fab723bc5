import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DockerfileParser, type Copy, type JSONInstruction } from "dockerfile-ast";
import { parse } from "yaml";
import { variables } from "../src/config";
import { startTestHub, type TestHub } from "./support/hub";
import { at, type Json } from "./support/json";

const root = join(__dirname, "..");
const text = (name: string) => readFileSync(join(root, name), "utf8");
const scripts = at(JSON.parse(text("package.json")) as Json, "scripts") as Record<string, string>;

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.stop());

/** Where it is in the repository, or in what `npm run build` makes of it. */
const isThere = (path: string): boolean => existsSync(join(root, path));
const programs = (command: string): string[] => command.match(/dist\/[\w./-]+\.js/g) ?? [];

describe("Dockerfile", () => {
  const instructions = DockerfileParser.parse(text("Dockerfile")).getInstructions();
  const of = (keyword: string) => instructions.filter((one) => one.getKeyword() === keyword);
  const wordsOf = (keyword: string) => (of(keyword).at(-1) as JSONInstruction).getJSONStrings().map((one) => one.getJSONValue());

  test("what it copies is there, and not left out by .dockerignore", () => {
    const ignored = text(".dockerignore").split("\n");
    const copied = (of("COPY") as Copy[]).flatMap((copy) => {
      const isFromBuild = copy.getFlags().some((flag) => flag.getName() === "from");
      return copy
        .getArguments()
        .slice(0, -1)
        .map((one) => ({ path: one.getValue().replace(/^\/hub\//, ""), isFromBuild }));
    });
    expect(copied.length).toBeGreaterThan(8);
    expect(copied.filter(({ path }) => !isThere(path))).toEqual([]);
    expect(copied.filter(({ path, isFromBuild }) => !isFromBuild && ignored.includes(path))).toEqual([]);
  });

  test("it builds what the build needs, runs as npm start does, as nobody of rights, and says whether it is well", () => {
    const tsconfig = JSON.parse(text("tsconfig.build.json")) as { include: string[] };
    const copied = of("COPY").flatMap((one) => one.getArguments().map((argument) => argument.getValue()));
    expect(tsconfig.include.filter((path) => !copied.includes(path))).toEqual([]);
    expect(wordsOf("CMD").join(" ")).toBe(scripts["start"]!.replace("exec ", ""));
    expect(programs(scripts["start"]!).every(isThere)).toBe(true);
    expect(of("FROM").length).toBe(2);
    expect(of("USER").map((one) => one.getArgumentsContent())).toEqual(["node"]);
    expect(of("HEALTHCHECK")[0]?.getArgumentsContent()).toContain("/health/live");
  });
});

describe("compose.yaml", () => {
  const compose = parse(text("compose.yaml"), { merge: true }) as Json;
  const services = Object.entries(at(compose, "services") as Record<string, Json>);
  const ours = services.filter(([, service]) => at(service, "build") !== undefined);

  test("the hub and its tables start programs that are there, with variables that there are, on a PostgreSQL that is well", () => {
    expect(ours.map(([name]) => name)).toEqual(["tables", "hub"]);
    for (const [, service] of ours) {
      const command = (at(service, "command") as string[] | undefined) ?? [];
      expect(programs(command.join(" ")).filter((path) => !isThere(path))).toEqual([]);
      expect(Object.keys(at(service, "environment") as object).filter((name) => !(name in variables))).toEqual([]);
      expect(at(service, "depends_on.database.condition")).toBe("service_healthy");
    }
    expect(at(compose, "services.hub.depends_on.tables.condition")).toBe("service_completed_successfully");
    expect(at(compose, "services.database.image")).toMatch(/^postgres:\d+/);
  });

  test("whatever is referred to is declared, and no password is in it", () => {
    const names = services.map(([name]) => name);
    const volumes = Object.keys(at(compose, "volumes") as object);
    for (const [, service] of services) {
      expect(Object.keys((at(service, "depends_on") as object | undefined) ?? {}).filter((name) => !names.includes(name))).toEqual([]);
      const mounted = ((at(service, "volumes") as string[] | undefined) ?? []).map((one) => one.split(":")[0]);
      expect(mounted.filter((name) => !volumes.includes(name ?? ""))).toEqual([]);
    }
    expect(text("compose.yaml").match(/PASSWORD: (?!\$\{POSTGRES_PASSWORD)/)).toBeNull();
  });
});

test("the dashboard asks for metrics that there are, and for all of ours", async () => {
  const metrics = await (await fetch(`${hub.url}/metrics`)).text();
  const exported = [...metrics.matchAll(/^# TYPE (\S+) /gm)].map(([, name]) => name ?? "");
  const asked = [...text("docs/grafana.json").matchAll(/\b(?:samspil|process|nodejs)_[a-z0-9_]+/g)].map(([name]) =>
    name.replace(/_(bucket|sum|count)$/, ""),
  );
  expect(asked.filter((name) => !exported.includes(name))).toEqual([]);
  expect(exported.filter((name) => name.startsWith("samspil_") && !asked.includes(name))).toEqual([]);
});
