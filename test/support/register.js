// Lets `require` read TypeScript, with the same transform as jest's: for what runs beside the tests, which jest does not reach.
const { readFileSync } = require("node:fs");

/** What one module of the name gets to be, past whatever else has hooked itself into `require`. */
exports.load = (module, filename) =>
  Object.getPrototypeOf(module)._compile.call(
    module,
    filename.endsWith(".ts") ? compiled(filename) : readFileSync(filename, "utf8"),
    filename,
  );

const { transformFileSync } = require("@swc/core");
const swc = require("./swc.json");

const compiled = (filename) => transformFileSync(filename, { ...swc, sourceMaps: "inline" }).code;

require.extensions[".ts"] = (module, filename) => module._compile(compiled(filename), filename);
