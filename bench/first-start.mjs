// node bench/first-start.mjs FOLDER [without-search]: opens the embedded database there, migrates and seeds it as a first start does, and says how many milliseconds it took.
import { readConfig } from "../dist/src/config.js";
import { createLog } from "../dist/src/kernel/log.js";
import { migrate } from "../dist/src/migrate.js";
import { openDatabase } from "../dist/src/open-database.js";
import { seedFirstStart } from "../dist/seeds/first-start.js";

const [folder, without] = process.argv.slice(2);
const config = readConfig({ SAMSPIL_DATA: folder, LOG_LEVEL: "silent" });
const log = createLog("silent");
const begun = performance.now();
const database = await openDatabase(config, log);
// Triggers write what practices are found by, so nothing else misses these.
const isKept = ({ name }) => without !== "without-search" || !/^Search/.test(name);
Object.assign(database.dataSource, { migrations: database.dataSource.migrations.filter(isKept) });
await migrate(database.dataSource);
await seedFirstStart(config, database, log);
console.log(Math.round(performance.now() - begun));
await database.close();
