import "reflect-metadata";
import { command } from "./command";
import { ConfigFault } from "./config";
import { jobs } from "./jobs";
import { Clockwork } from "./kernel/jobs/clockwork";

/** npm run job lists what the hub does by the clock; npm run job -- NAME does one now. */
command(process.env, async (ctx) => {
  const { db, log, now } = ctx;
  const [, , name] = process.argv;
  if (name !== undefined) {
    if (!jobs.some((job) => job.name === name))
      throw new ConfigFault(`There is no job ${name}. There are: ${jobs.map((job) => job.name).join(", ")}.`);
    return `${await new Clockwork({ db, log, now, jobs, ctx: () => ctx }).run(name)}\n`;
  }
  const rows = await db.change<{ name: string; next: string; last: string | null; result: string | null }>({
    text: "SELECT name, next_at::text next, last_at::text last, last_result result FROM job ORDER BY name",
    values: [],
  });
  return rows
    .map((row) => `${row.name}: next ${row.next}, last ${row.last ?? "never"}${row.result === null ? "" : `, ${row.result}`}\n`)
    .join("");
});
