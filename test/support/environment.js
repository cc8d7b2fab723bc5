const { TestEnvironment } = require("jest-environment-node");
require("./register");
require("reflect-metadata");

/**
 * A file's own globals for its tests, and around them one hub for all files of a worker: loading it with all of its packages took each
 * file longer than its tests. Fake timers and the console are the hub's too.
 */
module.exports = class extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    // An error is one to both, whoever throws it.
    Object.assign(this.global, { loadedOnce: require, Error, AggregateError, RangeError, SyntaxError, TypeError });
    const { fakeTimersModern } = this;
    this.fakeTimersModern = new fakeTimersModern.constructor({ config: config.projectConfig, global: globalThis });
  }

  async setup() {
    await super.setup();
    this.workersConsole = globalThis.console;
    globalThis.console = this.global.console;
  }

  async teardown() {
    globalThis.console = this.workersConsole;
    await super.teardown();
  }
};
