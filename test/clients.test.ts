import { ApolloClient, gql, HttpLink, InMemoryCache, type Observable } from "@apollo/client";
import { GraphQLWsLink } from "@apollo/client/link/subscriptions";
import { Client as Urql, fetchExchange, subscriptionExchange } from "@urql/core";
import { auditServer } from "graphql-http";
import { createClient, type Client as Socket } from "graphql-ws";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { WebSocket } from "ws";
import { aDraft, aMunicipality } from "./support/factories";
import { settledHead, startTestHub, type TestHub } from "./support/hub";
import { at, textAt, type Json } from "./support/json";
import type { Person } from "./support/person";

let hub: TestHub;
let editor: Person;
let code: string;
beforeAll(async () => {
  hub = await startTestHub();
  ({ editor, code } = await aMunicipality(hub));
});
afterAll(() => hub.stop());

/** 200 for what is refused, which the specification recommends for application/json; GETs that any page can make, which it allows. */
const told = readFileSync(join(__dirname, "../docs/adr/0020-a-refusal-has-its-status.md"), "utf8");
const notDone = { SHOULD: ["572B", "FDE2", "7B9B"], MAY: ["5A70", "D6D5", "6A70"] };

test("GraphQL over HTTP: what the specification demands holds, and what it recommends, but for what an ADR gives reasons for", async () => {
  const results = await auditServer({ url: `${hub.url}/graphql`, fetchFn: fetch });

  const failed = (status: string) => results.filter((one) => one.status === status).map(({ id }) => id);
  expect(results.length).toBeGreaterThan(50);
  expect(failed("error")).toEqual([]);
  expect({ SHOULD: failed("warn"), MAY: failed("notice") }).toEqual(notDone);
  for (const id of Object.values(notDone).flat()) expect(told).toContain(id);
});

const QUERY = "query ($code: String!) { municipality(code: $code) { code } }";
const PUBLISH = "mutation ($id: ID!) { publishInitiative(input: { id: $id }) { initiative { id status } userErrors { code } } }";
const FOLLOW = "subscription ($after: String) { initiativePublished(after: $after) { cursor initiative { id } } }";

/** What each client is asked to do, in its own way. */
interface Way {
  readonly query: (document: string, variables: Record<string, Json>) => Promise<Json>;
  readonly mutate: (document: string, variables: Record<string, Json>) => Promise<Json>;
  readonly follow: (document: string, variables: Record<string, Json>, hear: (data: Json) => void) => () => void;
  readonly stop: () => Promise<void>;
}

const socket = (): Socket =>
  createClient({
    url: `${hub.url.replace("http", "ws")}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${editor.token}` },
  });
const headers = (): Record<string, string> => ({ authorization: `Bearer ${editor.token}` });

function byGraphqlWs(): Way {
  const client = socket();
  // Over sockets there are subscriptions only: what else is asked goes over HTTP.
  const ask: Way["query"] = (document, variables) => editor.data(document, variables);
  return {
    query: ask,
    mutate: ask,
    follow: (query, variables, hear) =>
      client.subscribe({ query, variables }, { next: ({ data }) => hear(data), error: () => undefined, complete: () => undefined }),
    stop: async () => client.dispose(),
  };
}

function byApollo(): Way {
  const over = (link: HttpLink | GraphQLWsLink) =>
    new ApolloClient({ link, cache: new InMemoryCache(), defaultOptions: { query: { fetchPolicy: "no-cache" } } });
  const sockets = socket();
  const http = over(new HttpLink({ uri: `${hub.url}/graphql`, headers: headers() }));
  const ws = over(new GraphQLWsLink(sockets));
  return {
    query: async (document, variables) => (await http.query({ query: gql(document), variables })).data,
    mutate: async (document, variables) => (await http.mutate({ mutation: gql(document), variables })).data,
    follow: (document, variables, hear) => {
      const events = ws.subscribe({ query: gql(document), variables }) as Observable<{ data?: Json }>;
      const following = events.subscribe(({ data }) => hear(data));
      return () => following.unsubscribe();
    },
    stop: async () => {
      http.stop();
      ws.stop();
      await sockets.dispose();
    },
  };
}

function byUrql(): Way {
  const sockets = socket();
  const forwardSubscription = ({ query, variables }: { query?: string | undefined; variables?: unknown }) => ({
    subscribe: (sink: Parameters<typeof sockets.subscribe>[1]) => ({
      unsubscribe: sockets.subscribe({ query: query ?? "", variables: variables as Record<string, unknown> }, sink),
    }),
  });
  const client = new Urql({
    url: `${hub.url}/graphql`,
    exchanges: [fetchExchange, subscriptionExchange({ forwardSubscription: forwardSubscription as never })],
    fetchOptions: { headers: headers() },
    preferGetMethod: false,
  });
  return {
    query: async (document, variables) => (await client.query(document, variables).toPromise()).data as Json,
    mutate: async (document, variables) => (await client.mutation(document, variables).toPromise()).data as Json,
    follow: (document, variables, hear) => client.subscription(document, variables).subscribe(({ data }) => hear(data)).unsubscribe,
    stop: async () => sockets.dispose(),
  };
}

test.each([
  ["graphql-ws", byGraphqlWs],
  ["@apollo/client", byApollo],
  ["urql", byUrql],
])("%s asks, changes, follows, and comes back with its cursor", async (_name, by) => {
  const way = by();
  expect(at(await way.query(QUERY, { code }), "municipality.code")).toBe(code);

  const drafts = [await aDraft(editor, { municipalityCode: code }), await aDraft(editor, { municipalityCode: code })];
  const publish = async (id: string) => {
    const data = await way.mutate(PUBLISH, { id });
    expect(at(data, "publishInitiative.initiative.status")).toBe("PUBLISHED");
  };
  const first = (after: string) =>
    new Promise<Json>((resolve) => {
      const leave = way.follow(FOLLOW, { after }, (data) => {
        leave();
        resolve(data);
      });
    });
  const heard = first(await settledHead(hub));
  await publish(drafts[0]!);
  expect(at(await heard, "initiativePublished.initiative.id")).toBe(drafts[0]);

  await publish(drafts[1]!); // nobody follows
  const missed = await first(textAt(await heard, "initiativePublished.cursor"));
  expect(at(missed, "initiativePublished.initiative.id")).toBe(drafts[1]);
  await way.stop();
});
