import "reflect-metadata";
import { seedFirstStart } from "../seeds/first-start";
import { startHub } from "./app";
import { readConfig } from "./config";
import { toldInTerminal } from "./start-faults";
import { welcome } from "./welcome";

const stopWithinMs = 9_500;

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const hub = await startHub(config, { prepare: (database, log) => seedFirstStart(config, database, log) });
  process.stdout.write(welcome(hub));

  let isStopping = false;
  const stop = (): void => {
    if (isStopping) return;
    isStopping = true;
    // A mail server that says nothing holds up what sends to it. It is all leased: what is cut off here is done by the next start.
    setTimeout(() => process.exit(0), stopWithinMs).unref();
    hub.stop().then(
      () => process.exit(0),
      (error: unknown) => fail(error),
    );
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  process.on("SIGHUP", stop);
}

function fail(error: unknown): never {
  process.stderr.write(toldInTerminal(error));
  process.exit(1);
}

main().catch(fail);
