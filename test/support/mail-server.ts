import type { AddressInfo } from "node:net";
import { simpleParser, type ParsedMail } from "mailparser";
import { SMTPServer } from "smtp-server";
import { until } from "./until";

export interface MailServer {
  readonly url: string;
  /** What was taken, in order. */
  readonly mails: ParsedMail[];
  /** The next mail to that address is answered with this code instead: 550 for no such recipient, 451 for not now. */
  readonly refuseOnce: (address: string, code: number) => void;
  /** The newest mail to that address; waits for it. */
  readonly to: (address: string) => Promise<ParsedMail>;
  /** To whom, in order. */
  readonly sent: () => string[];
  readonly stop: () => Promise<void>;
}

export interface MailServerOptions {
  readonly port?: number;
  /** Takes mails and never says so: whoever sends one does not get to note that it was sent. */
  readonly isMute?: boolean;
}

/** A real mail server, on loopback. */
export async function startMailServer({ port = 0, isMute = false }: MailServerOptions = {}): Promise<MailServer> {
  const mails: ParsedMail[] = [];
  const refusals = new Map<string, number>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["AUTH", "STARTTLS"],
    onRcptTo: ({ address }, _session, callback) => {
      const responseCode = refusals.get(address);
      if (responseCode === undefined) return callback();
      refusals.delete(address);
      callback(Object.assign(new Error("refused"), { responseCode }));
    },
    onData: (stream, _session, callback) => {
      simpleParser(stream).then(
        (mail) => {
          mails.push(mail);
          if (!isMute) callback();
        },
        (error: Error) => callback(error),
      );
    },
  });
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const toOf = ({ to }: ParsedMail): string[] => (to ? [to].flat() : []).flatMap(({ value }) => value.map(({ address }) => address ?? ""));
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    mails,
    refuseOnce: (address, code) => void refusals.set(address, code),
    to: (address) => until(() => mails.findLast((mail) => toOf(mail).includes(address)), `a mail to ${address}`),
    sent: () => mails.flatMap(toOf),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
