import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createTransport, type SendMailOptions } from "nodemailer";

/** How a mail leaves. Rejects where it did not; see PermanentRefusal. */
export interface Transport {
  readonly send: (id: string, mail: SendMailOptions) => Promise<void>;
  readonly close: () => void;
}

/** The receiving side said that there is no such recipient: another attempt would say the same. */
export class PermanentRefusal extends Error {}

export function smtpTransport(url: string): Transport {
  const transporter = createTransport({ url, pool: true, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 });
  return {
    send: async (_id, mail) => {
      try {
        await transporter.sendMail(mail);
      } catch (error) {
        const { responseCode, command } = error as { responseCode?: number; command?: string };
        if (command === "RCPT TO" && responseCode !== undefined && responseCode >= 500) throw new PermanentRefusal(String(responseCode));
        throw error;
      }
    },
    close: () => transporter.close(),
  };
}

/** Where no SMTP is configured: one file a mail, to be looked at. Whole when it has its name. */
export function outboxTransport(folder: string): Transport {
  const transporter = createTransport({ streamTransport: true, buffer: true, newline: "windows" });
  return {
    send: async (id, mail) => {
      const { message } = await transporter.sendMail(mail);
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const file = join(folder, `${id}.eml`);
      writeFileSync(`${file}.part`, message as Buffer, { mode: 0o600 });
      renameSync(`${file}.part`, file);
    },
    close: () => transporter.close(),
  };
}
