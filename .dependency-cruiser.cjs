// The one-way rule: imports go from the later feature to the earlier, and from the outer layer to the inner.
const feature = "^src/(?!kernel/)([^/]+)/";
const command = "^src/(?!kernel/)[^/]+/(?!index\\.ts$)[^/.]+\\.ts$"; // publish-initiative.ts: no suffix
const error = (name, from, to, more = {}) => ({ name, severity: "error", from, to, ...more });

/** In the order in which they may know each other: a later one imports an earlier one, never the reverse. */
const features = [
  "municipalities",
  "accounts",
  "vocabularies",
  "contacts",
  "initiatives",
  "events",
  "registrations",
  "adoptions",
  "requests",
  "continuity",
  "search",
  "announcements",
  "webhooks",
  "catalogue",
  "privacy",
];

module.exports = {
  forbidden: [
    error("no-cycle", {}, { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } }),
    error("kernel-knows-no-feature", { path: "^src/kernel/" }, { path: "^src/(?!kernel/)" }),
    ...features.map((name, index) =>
      error(
        `${name}-knows-no-later-feature`,
        { path: `^src/${name}/` },
        { path: `^src/(${features.slice(index + 1).join("|") || "none"})/` },
      ),
    ),
    error("features-meet-at-the-door", { path: feature }, { path: feature, pathNot: ["^src/$1/", "/index\\.ts$"] }),
    error("nobody-imports-a-resolver", { pathNot: "^src/schema\\.ts$" }, { path: "\\.resolver\\.ts$" }),
    error(
      "policies-only-decide",
      { path: "\\.policy\\.ts$" },
      {
        pathNot: [
          "\\.entity\\.ts$",
          "^src/kernel/(policy|viewer)\\.ts$",
          "^src/kernel/read/writer\\.ts$",
          "/index\\.ts$",
          "node_modules/typeorm",
        ],
      },
    ),
    error(
      "entities-stand-alone",
      { path: "\\.entity\\.ts$" },
      { path: "^src/", pathNot: ["^src/kernel/", "\\.(entity|enums|parts)\\.ts$", "/index\\.ts$"] },
    ),
    error(
      "commands-know-no-graphql",
      { path: command },
      {
        path: ["node_modules/(type-graphql|@apollo|graphql|express|ws)/", "\\.(inputs|resolver)\\.ts$"],
        dependencyTypesNot: ["type-only"],
      },
    ),
    error(
      "only-the-edge-knows-the-wire",
      { path: "^src/", pathNot: "^src/(kernel/http/|app\\.ts$)" },
      {
        path: "node_modules/(express|@apollo|graphql-ws|ws)/",
      },
    ),
    error(
      "tests-use-the-front-door",
      { path: "^test/(?!support/)" },
      { path: "^src/", pathNot: ["/index\\.ts$", "^src/kernel/", "^src/[^/]+\\.ts$"] },
    ),
  ],
  options: {
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    enhancedResolveOptions: { conditionNames: ["require", "node", "default", "types"] },
  },
};
