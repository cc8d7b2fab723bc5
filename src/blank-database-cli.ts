import { packBlankDatabase } from "./kernel/db/embedded-blank";

/** Part of npm run build. */
packBlankDatabase().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
