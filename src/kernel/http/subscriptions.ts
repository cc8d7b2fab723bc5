import type { ExecutionArgs } from "graphql";
import { CloseCode, makeServer, type Server, type SubscribePayload } from "graphql-ws";
import { requestError } from "../errors";
import type { Viewer } from "../viewer";
import { atInstant } from "./at-instant";
import { formatted, presentable, type Asker } from "./faults";
import { letIn, type Credentials } from "./let-in";
import { most } from "./limits";
import { outcomeOf } from "./metrics";
import type { Operations, Refusal } from "./operations";
import type { EdgeParts, Results } from "./server";

/** One socket, from its opening on. */
export interface Line {
  readonly asker: Asker;
  /** See addressOf. */
  readonly address: string;
  readonly headers: Credentials;
  readonly close: (code: number, reason: string) => void;
  /** Sends one text at once, if all that was sent before has been taken; false: it has not. */
  readonly offer: (parts: readonly Buffer[]) => boolean;
  /** Called when it closes, or at once if it has. */
  readonly whenClosed: (act: () => void) => void;
  /** Since it was let in: each subscription is begun by them anew. */
  credentials?: Credentials;
  viewer?: Viewer;
}

const end = Buffer.from("}");

export function subscriptionsOver(parts: EdgeParts, { start, subscribe, countRefused }: Operations): Server<Line> {
  const begin = async (line: Line, open: number, payload: SubscribePayload): Promise<ExecutionArgs | Refusal> => {
    if (open > most.subscriptionsPerSocket) {
      return [requestError("TOO_COMPLEX", `This socket has ${most.subscriptionsPerSocket} subscriptions, which is the most.`)];
    }
    return start(line.address, line.credentials ?? line.headers, payload);
  };

  return makeServer<Record<string, unknown>, Line>({
    connectionInitWaitTimeout: 3000,
    onConnect: ({ extra, connectionParams }) => mayStay(parts, extra, connectionParams ?? {}),
    onSubscribe: async ({ extra, subscriptions }, _id, payload) => {
      // The new one is among them already.
      const made = await begin(extra, Object.keys(subscriptions).length, payload).catch((error: unknown) => [
        presentable(error, extra.asker, "thrown"),
      ]);
      if (made instanceof Array) countRefused(made);
      return made;
    },
    subscribe,
    onOperation: ({ extra }, id, _payload, _args, results) => {
      const begin = Buffer.from(`{"id":${JSON.stringify(id)},"type":"next","payload":`);
      if ("gather" in results) (results as Results).gather?.((payload) => extra.offer([begin, payload, end]));
    },
    onNext: (_line, _id, _payload, _args, { errors, ...rest }) => (errors ? { ...rest, errors: errors.map(formatted) } : undefined),
    onError: ({ extra }, _id, _payload, errors) => errors.map((error) => formatted(presentable(error, extra.asker))),
  });
}

/** Whether the socket may stay. By credentials in the first message, as browsers can set no header, or in the upgrade's headers. */
async function mayStay(parts: EdgeParts, line: Line, sent: Readonly<Record<string, unknown>>): Promise<boolean> {
  line.credentials = {
    authorization: textOf(sent, "authorization") ?? line.headers.authorization,
    acceptLanguage: textOf(sent, "acceptlanguage") ?? textOf(sent, "accept-language") ?? line.headers.acceptLanguage,
  };
  try {
    const { viewer, now } = await letIn(parts, line.address, line.credentials, line.asker);
    line.viewer = viewer;
    parts.budgets.refuseSpent(viewer, line.address);
    line.whenClosed(parts.watch(viewer, () => line.close(CloseCode.Forbidden, "Forbidden: the token was revoked")));
    if (viewer.endsAt)
      line.whenClosed(atInstant(viewer.endsAt, now, () => line.close(CloseCode.Forbidden, "Forbidden: the token has ended")));
    return true;
  } catch (error) {
    const { code } = presentable(error, line.asker, "thrown").extensions;
    // 1013, «try again later»: the token is not to blame, and graphql-ws comes again by itself.
    if (outcomeOf([code]) === "failed" || code === "RATE_LIMITED") line.close(1013, "Try again later");
    return false; // 4403, Forbidden. Not 4401: clients do not come again after that one, though they may have a new token.
  }
}

/** Clients write Authorization or authorization. */
function textOf(sent: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const found = Object.entries(sent).find(([key]) => key.toLowerCase() === name)?.[1];
  return typeof found === "string" ? found : undefined;
}
