const swc = {
  jsc: {
    parser: { syntax: "typescript", decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    target: "es2022",
  },
  module: { type: "commonjs" },
};

/**
 * What needs several connections or processes is about PostgreSQL, and what is about the embedded database's own folder and
 * thread is about that: each belongs to one run, and is selected by it.
 */
const onPostgres = Boolean(process.env.DATABASE_URL);

module.exports = {
  testEnvironment: "node",
  roots: ["<rootDir>/test"],
  testMatch: onPostgres ? ["**/!(*embedded).test.ts"] : ["**/!(*postgres).test.ts"],
  transform: { "^.+\\.[cm]?[jt]s$": ["@swc/jest", swc] },
  // Of these there are ES modules only.
  transformIgnorePatterns: ["/node_modules/(?!(jose|oidc-provider|nanoid|quick-lru|oidc-token-hash|eta|object-hash|feed)/)"],
  globalSetup: "<rootDir>/test/support/global-setup.ts",
  globalTeardown: "<rootDir>/test/support/global-teardown.ts",
  setupFiles: ["reflect-metadata"],
  maxWorkers: 2,
  // Ends what hangs. No test fails on time: a crowded machine may take many times as long as a quiet one.
  testTimeout: 180_000,
};
