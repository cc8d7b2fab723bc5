import { spawn, type ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { until } from "./until";

const main = join(__dirname, "..", "..", "dist", "src", "main.js");

export interface ChildHub {
  readonly url: string;
  /** All that it has said on standard output. */
  readonly said: () => string;
  readonly process: ChildProcess;
  /** As a power cut would: nothing is told, nothing is closed. */
  readonly kill: () => Promise<void>;
  /** Answers the exit code. */
  readonly stop: () => Promise<number | null>;
}

/** The built hub in a process of its own, to be killed. */
export async function startChildHub(environment: Readonly<Record<string, string>>): Promise<ChildHub> {
  if (!existsSync(main)) throw new Error("the hub is not built: npm run build");
  const child = spawn(process.execPath, [main], {
    env: { ...process.env, DATABASE_URL: "", PORT: "0", LOG_LEVEL: "warn", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  child.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.once("exit", (code) => resolve(code)));
  const url = await until(() => {
    if (child.exitCode !== null) throw new Error(`the hub ended: ${said}`);
    return /The graph\s+(http:\/\/\S+)\/graphql/.exec(said)?.[1];
  }, "the hub to be up");
  return {
    url,
    said: () => said,
    process: child,
    kill: async () => {
      child.kill("SIGKILL");
      await ended;
    },
    stop: async () => {
      child.kill("SIGTERM");
      return ended;
    },
  };
}
