// npm run limits: how far each limit is from what the documents in schema/examples ask for.
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
require("reflect-metadata");
require("../support/register.js");
const { headrooms } = require("./headroom.ts");

console.log("limit                                      most     asked  times  by  (wanted: 3 times)");
for (const { limit, most, asked, times, by } of headrooms())
  console.log([limit.padEnd(38), String(most).padStart(8), String(asked).padStart(9), times.toFixed(1).padStart(6), ` ${by}`].join(" "));
