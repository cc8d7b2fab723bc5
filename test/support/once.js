const register = require.resolve("./register");

/** A test gets of the hub and of packages what its worker has loaded; jest's own setup, which is in no worker, the file itself. */
module.exports = {
  process: (_source, filename) => {
    const file = JSON.stringify(filename);
    return {
      code: `if (globalThis.loadedOnce) module.exports = globalThis.loadedOnce(${file}); else require(${JSON.stringify(register)}).load(module, ${file});`,
    };
  },
};
