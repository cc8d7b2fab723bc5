import { build } from "esbuild";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const source = join(root, "web", "explorer");
const target = join(root, "dist", "web", "explorer");

const common = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  write: false,
  metafile: true,
  target: "es2022",
  outdir: target,
  entryNames: "assets/[name]-[hash]",
  define: { "process.env.NODE_ENV": '"production"' },
  loader: { ".ttf": "dataurl", ".svg": "dataurl", ".png": "dataurl", ".woff": "dataurl", ".woff2": "dataurl" },
  logLevel: "warning",
};

// First, because the page must know under which names its workers are.
const workers = await build({
  ...common,
  format: "iife",
  entryPoints: {
    "editor.worker": "monaco-editor/esm/vs/editor/editor.worker.js",
    "json.worker": "monaco-editor/esm/vs/language/json/json.worker.js",
    "graphql.worker": "monaco-graphql/esm/graphql.worker.js",
  },
});

/** The addresses of what a build made, by the name before the hash, relative to the page at …/graphiql. */
const addresses = ({ outputFiles }) =>
  Object.fromEntries(
    outputFiles.map(({ path }) => {
      const inside = relative(target, path).split(sep).join("/");
      return [inside.replace(/^assets\/(.*)-[A-Z0-9]+(\.\w+)$/, "$1$2"), `graphiql/${inside}`];
    }),
  );

/** graphiql/style.css has them already. */
const monacoStyles = {
  name: "monaco-styles",
  setup: ({ onLoad }) => onLoad({ filter: /monaco-editor[\\/].*\.css$/ }, () => ({ contents: "", loader: "empty" })),
};

const workerAt = addresses(workers);
const page = await build({
  ...common,
  format: "esm",
  splitting: true,
  chunkNames: "assets/[name]-[hash]",
  plugins: [monacoStyles],
  // GraphiQL asks for the old names, which have no named exports in Prettier 3.
  alias: { "prettier/parser-graphql": "prettier/plugins/graphql", "prettier/parser-babel": "prettier/plugins/babel" },
  jsx: "automatic",
  entryPoints: { explorer: join(source, "main.jsx") },
  define: {
    ...common.define,
    EDITOR_WORKER: JSON.stringify(workerAt["editor.worker.js"]),
    JSON_WORKER: JSON.stringify(workerAt["json.worker.js"]),
    GRAPHQL_WORKER: JSON.stringify(workerAt["graphql.worker.js"]),
  },
});

await rm(target, { recursive: true, force: true });
await mkdir(join(target, "assets"), { recursive: true });
await Promise.all(
  [...workers.outputFiles, ...page.outputFiles].map(async ({ path, contents }) => {
    // Quality 9: 10 takes eight times as long for a tenth less.
    const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: contents.length } };
    await Promise.all([
      writeFile(path, contents),
      promisify(gzip)(contents, { level: 9 }).then((packed) => writeFile(`${path}.gz`, packed)),
      promisify(brotliCompress)(contents, brotli).then((packed) => writeFile(`${path}.br`, packed)),
    ]);
  }),
);

const at = addresses(page);
const template = await readFile(join(source, "index.html"), "utf8");
await writeFile(
  join(target, "index.html"),
  template.replace("EXPLORER_STYLE", at["explorer.css"]).replace("EXPLORER_SCRIPT", at["explorer.js"]),
);
