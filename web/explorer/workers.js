/* global EDITOR_WORKER, JSON_WORKER, GRAPHQL_WORKER -- their addresses, by web/build.mjs */
const addresses = { json: JSON_WORKER, graphql: GRAPHQL_WORKER };

globalThis.MonacoEnvironment = {
  getWorker: (_id, label) => new Worker(addresses[label] ?? EDITOR_WORKER, { name: label }),
};
