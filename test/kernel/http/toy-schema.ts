import { buildSchema, type GraphQLObjectType, type GraphQLSchema } from "graphql";

/** What a test does with the toys. */
export interface Toy {
  failure: unknown;
  /** Ends, by return(), of each subscription's source. */
  readonly streams: { isReturned: boolean; push: (n: number) => void; fail: (error: unknown) => void }[];
  /** Slow requests that have begun, and how they are finished. */
  readonly begun: string[];
  readonly finish: (() => void)[];
  /** How often the flood, which never ends, was asked for more. */
  pulled: number;
}

export function toySchema(toy: Toy): GraphQLSchema {
  const schema = buildSchema(`
    type Query {
      hello(name: String = "you"): String!
      language: String
      thing: Thing
      broken: Thing
      brokenHard: Thing!
      things(first: Int, last: Int): ThingConnection!
      nodes(ids: [ID!]!): [Thing]!
      found: Found
      "A plain list."
      all: [Thing!]!
      similar(first: Int): [Thing!]!
      typed(n: Int!): Int
      slow: String
    }
    type Mutation { change: Thing }
    type Subscription { counted: Int!, brokenStream: Int, failing: Int, flood: String! }
    union Found = Thing | Other
    type Other { name: String, thing: Thing }
    type Thing {
      id: ID, name: String, thing: Thing
      all: [Thing!]!
      things(first: Int, last: Int): ThingConnection!
    }
    type ThingConnection { nodes: [Thing!]!, edges: [ThingEdge!]!, pageInfo: PageInfo!, totalCount: Int }
    type ThingEdge { cursor: String, node: Thing }
    type PageInfo { hasNextPage: Boolean }
  `);
  const resolve = (type: string, name: string) => {
    const field = (schema.getType(type) as GraphQLObjectType | undefined)?.getFields()[name];
    if (!field) throw new Error(`no field ${type}.${name}`);
    return field;
  };
  const fail = () => Promise.reject(toy.failure as Error);
  resolve("Query", "hello").resolve = (_root, { name }: { name: string }) => `Hello, ${name}`;
  resolve("Query", "language").resolve = (_root, _args, ctx: { language: string }) => ctx.language;
  resolve("Query", "thing").resolve = () => ({ id: "1", name: "one" });
  resolve("Query", "broken").resolve = fail;
  resolve("Query", "brokenHard").resolve = fail;
  resolve("Query", "things").resolve = () => ({ nodes: [], edges: [], pageInfo: {}, totalCount: 0 });
  resolve("Query", "nodes").resolve = (_root, { ids }: { ids: string[] }) => ids.map((id) => ({ id }));
  resolve("Query", "typed").resolve = (_root, { n }: { n: number }) => n;
  resolve("Query", "slow").resolve = () =>
    new Promise((done) => {
      toy.begun.push("slow");
      toy.finish.push(() => done("finished"));
    });
  resolve("Mutation", "change").resolve = () => ({ id: "1" });
  resolve("Subscription", "counted").subscribe = () => stream(toy);
  resolve("Subscription", "counted").resolve = (n: number) => n;
  resolve("Subscription", "brokenStream").subscribe = fail;
  resolve("Subscription", "failing").subscribe = () => stream(toy);
  resolve("Subscription", "failing").resolve = fail;
  resolve("Subscription", "flood").subscribe = async function* () {
    for (;;) yield `${++toy.pulled} ${"x".repeat(10_000)}`;
  };
  resolve("Subscription", "flood").resolve = (text: string) => text;
  return schema;
}

function stream(toy: Toy): AsyncGenerator<number, void, void> {
  const waiting: { resolve: (result: IteratorResult<number, void>) => void; reject: (error: unknown) => void }[] = [];
  const ready: number[] = [];
  const made = {
    isReturned: false,
    push: (n: number) => {
      const first = waiting.shift();
      if (first) first.resolve({ value: n, done: false });
      else ready.push(n);
    },
    fail: (error: unknown) => void waiting.shift()?.reject(error),
  };
  toy.streams.push(made);
  const generator: AsyncGenerator<number, void, void> = {
    next: () => {
      const n = ready.shift();
      return n === undefined
        ? new Promise((resolve, reject) => waiting.push({ resolve, reject }))
        : Promise.resolve({ value: n, done: false });
    },
    // As a generator that is asleep: what waits is not answered.
    return: async () => {
      made.isReturned = true;
      return { value: undefined, done: true };
    },
    throw: (error: unknown) => Promise.reject(error as Error),
    [Symbol.asyncIterator]: () => generator,
    [Symbol.asyncDispose]: async () => undefined,
  };
  return generator;
}
