import type { Ctx } from "./ctx";

export interface StreamedEvent {
  /** What a client that was cut off sends back as Last-Event-ID. */
  readonly id?: string;
  readonly event: string;
  /** As JSON, in one line. */
  readonly data: string;
}

/** An address of the hub that answers with server-sent events (HTML standard, section 9.2) until one of the two ends it. */
export interface EventStream {
  /** "/announcements.sse". */
  readonly path: string;
  /** What is wrong with the request is thrown here, before anything is answered. */
  readonly open: (ctx: Ctx, request: StreamRequest) => Promise<AsyncGenerator<{ readonly event: StreamedEvent }, void, void>>;
}

export interface StreamRequest {
  /** Of the query; a name that is there twice has both values, with a comma between. */
  readonly fields: Readonly<Record<string, string>>;
  readonly lastEventId: string | null;
}
