// Loaded before the hub: on SIGUSR2 it collects all garbage, and writes what is left to the file BENCH_HEAP.
const { renameSync, writeFileSync } = require("node:fs");

process.on("SIGUSR2", () => {
  // What a first collection frees by finalisers, a second one takes.
  for (let i = 0; i < 3; i++) globalThis.gc();
  const file = process.env.BENCH_HEAP;
  writeFileSync(`${file}.new`, JSON.stringify(process.memoryUsage()));
  renameSync(`${file}.new`, file);
});
