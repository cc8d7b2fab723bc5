// What the README tells a newcomer to do, done: start the built hub with a given Node on an empty folder, run the first
// query, publish, and hear of it. Usage: node test/support/first-steps.mjs FOLDER NODE
import { spawn } from "node:child_process";
import { delimiter, dirname } from "node:path";
import { createClient } from "graphql-ws";
import { WebSocket } from "ws";

const [folder, node] = process.argv.slice(2);
const path = `${dirname(node)}${delimiter}${process.env.PATH}`;
const hub = spawn("npm", ["start"], {
  env: { ...process.env, PATH: path, DATABASE_URL: "", SAMSPIL_DATA: folder, PORT: "0", LOG_LEVEL: "warn" },
  stdio: ["ignore", "pipe", "inherit"],
  // A group of its own, so that nothing of it is left behind.
  detached: true,
});
let said = "";
hub.stdout.on("data", (chunk) => (said += chunk));
const ended = new Promise((resolve) => hub.once("exit", resolve));

const until = async (probe, what) => {
  for (const by = Date.now() + 60_000; Date.now() < by; await new Promise((resolve) => setTimeout(resolve, 50))) {
    const found = probe();
    if (found) return found;
  }
  throw new Error(`waited in vain for ${what}; the hub said: ${said}`);
};

const isTrue = (condition, what) => {
  if (!condition) throw new Error(what);
  console.log(`ok: ${what}`);
};

try {
  const url = (await until(() => /The graph\s+(http:\/\/\S+)\/graphql/.exec(said), "the hub's address"))[1];
  const editor = (await until(() => /An editor\s+Authorization: (Bearer \S+)/.exec(said), "the editor's token"))[1];
  const ask = async (query, variables, authorization) => {
    const headers = { "content-type": "application/json", ...(authorization && { authorization }) };
    const response = await fetch(`${url}/graphql`, { method: "POST", headers, body: JSON.stringify({ query, variables }) });
    return response.json();
  };

  const first = await ask("{ municipalities(first: 3) { totalCount nodes { code name } } }");
  isTrue(first.data.municipalities.totalCount === 98, "the first query tells of 98 municipalities");

  const client = createClient({ url: `${url.replace("http", "ws")}/graphql`, webSocketImpl: WebSocket });
  const head = (await ask("{ announcementHead }")).data.announcementHead;
  const news = client.iterate({
    query: "subscription($after: String) { initiativePublished(after: $after) { initiative { title municipality { name } } } }",
    variables: { after: head },
  });
  const draft = await ask(
    `mutation { draftInitiative(input: { municipalityCode: "0265", title: "Natbusser", content: { summary: "Frivillige kører." } }) {
       initiative { id } userErrors { message } } }`,
    {},
    editor,
  );
  const id = draft.data.draftInitiative.initiative.id;
  const published = await ask(
    "mutation($id: ID!) { publishInitiative(input: { id: $id }) { initiative { status } userErrors { message } } }",
    { id },
    editor,
  );
  isTrue(published.data.publishInitiative.initiative.status === "PUBLISHED", "the editor publishes");
  const { value } = await news.next();
  isTrue(value.data.initiativePublished.initiative.title === "Natbusser", "the subscription hears of it");
  await client.dispose();

  const invited = await ask(
    `mutation { inviteMember(input: { municipalityCode: "0265", email: "colleague@example.org", name: "A Colleague", role: MEMBER }) {
       membership { role } userErrors { message } } }`,
    {},
    editor,
  );
  isTrue(invited.data.inviteMember.membership.role === "MEMBER", "the editor invites a colleague");
  const key = await ask(
    'mutation { createApiToken(input: { name: "Our intranet", scopes: [GRAPH_READ] }) { secret userErrors { message } } }',
    {},
    editor,
  );
  const own = await ask("{ viewer { apiToken { name } } }", {}, `Bearer ${key.data.createApiToken.secret}`);
  isTrue(own.data.viewer.apiToken.name === "Our intranet", "a program reads with a key of its own");

  hub.kill("SIGTERM");
  isTrue((await ended) === 0, "SIGTERM ends npm start, and the hub, with 0");
  isTrue(
    await fetch(url).then(
      () => false,
      () => true,
    ),
    "nothing is left that listens",
  );
} catch (error) {
  console.error(error);
  process.exitCode = 1;
  process.kill(-hub.pid, "SIGKILL");
}
