const swc = require("./test/support/swc.json");

/**
 * What needs several connections or processes is about PostgreSQL, and what is about the embedded database's own folder and
 * thread is about that: each belongs to one run, and is selected by it.
 */
const onPostgres = Boolean(process.env.DATABASE_URL);

const folder = __dirname.replace(/[^\w/]/g, "\\$&");

module.exports = {
  testSequencer: "<rootDir>/test/support/longest-first.js",
  testEnvironment: "<rootDir>/test/support/environment.js",
  roots: ["<rootDir>/test"],
  testMatch: onPostgres ? ["**/!(*embedded).test.ts"] : ["**/!(*postgres).test.ts"],
  transform: {
    // The issuer is no test but somebody else's program, of a library that takes no objects of a sandbox.
    [`^${folder}/(?!test/(?!support/issuer)).*[.][cm]?[jt]s$`]: "<rootDir>/test/support/once.js",
    [`^${folder}/test/.*[.]ts$`]: ["@swc/jest", swc],
  },
  transformIgnorePatterns: [],
  globalSetup: "<rootDir>/test/support/global-setup.ts",
  globalTeardown: "<rootDir>/test/support/global-teardown.ts",
  setupFiles: ["reflect-metadata"],
  // One more than the two cores that a run is to do with: each waits for its database for a part of the time.
  maxWorkers: 3,
  // Ends what hangs. No test fails on time: a crowded machine may take many times as long as a quiet one.
  testTimeout: 600_000,
};
