import { aMunicipality } from "../support/factories";
import { startTestHub, tokenFor, type TestHub } from "../support/hub";
import { at, textAt, type Json } from "../support/json";
import { inEnglish, mutate } from "../support/mutate";
import { Person } from "../support/person";
import { aReceiver, type Message, type Receiver } from "../support/receiver";

export const minute = 60_000;

/** A hub for the file's tests, whose clock they move, and receivers that are gone after each. */
export class WebhooksHere {
  hub!: TestHub;
  ahead = 0;
  readonly receivers: Receiver[] = [];

  readonly now = (): number => Date.now() + this.ahead;

  moveClock(ms: number): void {
    this.ahead += ms;
  }

  /** With an editor whose token outlives how far the clock is moved. */
  async aTown(): Promise<{ code: string; editor: Person }> {
    const { code, editor } = await aMunicipality(this.hub);
    return { code, editor: new Person(this.hub.url, tokenFor(editor.email ?? "", 365 * 24 * 60 * minute), editor.email) };
  }

  async receiving(): Promise<Receiver> {
    const receiver = await aReceiver();
    this.receivers.push(receiver);
    return receiver;
  }
}

export function webhooksHere(): WebhooksHere {
  const here = new WebhooksHere();
  beforeAll(async () => {
    here.hub = await startTestHub({ environment: { WEBHOOK_ALLOW_PRIVATE: "1" }, now: () => new Date(here.now()) });
  });
  afterEach(async () => {
    for (const receiver of here.receivers.splice(0)) await receiver.stop();
  });
  afterAll(() => here.hub.stop());
  return here;
}

export interface Made {
  readonly id: string;
  readonly secret: string;
}

export async function aWebhook(owner: Person, url: string, more: object = {}): Promise<Made> {
  const made = await mutate(owner, "createWebhook", { url, ...more }, "webhook { id status } secret");
  expect(at(made, "userErrors")).toEqual([]);
  expect(at(made, "webhook.status")).toBe("ENABLED");
  return { id: textAt(made, "webhook.id"), secret: textAt(made, "secret") };
}

const LOOK = `query ($id: ID!) { node(id: $id) { ... on Webhook { url status kinds filterSummary cursor backlog createdAt
  municipality { code } deliveries(first: 10) { totalCount nodes { id announcement { id } attempts responseStatus durationMs responseBody error deliveredAt nextAttemptAt } } } } }`;
export const looked = async (owner: Person, id: string): Promise<Json> => at(await owner.data(LOOK, { id }, inEnglish), "node");
export const subjects = (messages: readonly Message[]): Json[] => messages.map(({ body }) => at(body, "data.subjectId"));

/** Refuses each message, by what is needed to see one attempt. */
export const answering =
  (status: number, headers: Record<string, string> = {}) =>
  (_message: Message, response: { writeHead: Function }) =>
    void response.writeHead(status, headers).end("no");
