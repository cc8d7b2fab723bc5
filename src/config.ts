import { isIP } from "node:net";
import { z } from "zod";
import { issuerList } from "./accounts/issuer-list";

const port = z.coerce.number().int().min(0).max(65535);
const list = z.string().transform((text) =>
  text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== ""),
);
const flag = z.enum(["0", "1"]).transform((value) => value === "1");
/** A sign that has a meaning in addresses, such as % in a password, is written as its code: %25. */
const isDecodable = (url: string) => {
  try {
    return decodeURIComponent(url) !== "";
  } catch {
    return false;
  }
};
const isOrigin = (url: string) => URL.canParse(url) && `${new URL(url).origin}/` === new URL(url).href;
const address = (protocol: RegExp) => z.url({ protocol });

/** Each variable of the environment: its form, its default, what it is for, and what would be right. docs/operate.md shows this table. */
export const variables = {
  PORT: { form: port.default(4000), about: "Port to listen on; 0 for any.", right: "a whole number from 0 to 65535" },
  HOST: {
    form: z
      .string()
      .refine((host) => isIP(host) === 6 || (/^[a-z0-9.-]+$/i.test(host) && URL.canParse(`http://${host}`)))
      .default("127.0.0.1"),
    about: "Address to listen on.",
    right: "an address such as 127.0.0.1, 0.0.0.0, ::1 or localhost",
  },
  DATABASE_URL: {
    form: address(/^postgres(ql)?$/)
      .refine(isDecodable)
      .optional(),
    about: "The PostgreSQL (15 or newer) to use. Left out: an embedded one, for trying Samspil.",
    right: "postgres://user:password@host:5432/database, with % in a password as %25",
  },
  DATABASE_POOL: {
    form: z.coerce.number().int().min(2).max(200).default(10),
    about: "Connections to PostgreSQL of one process, besides the one that listens for announcements.",
    right: "a whole number from 2 to 200",
  },
  DATABASE_WAIT_MS: {
    form: z.coerce.number().int().min(100).max(60_000).default(1000),
    about: "How long a request waits for one of these connections before it is answered 503, in milliseconds.",
    right: "a whole number from 100 to 60000",
  },
  DATABASE_ROLE: {
    form: z
      .string()
      .regex(/^[a-z_][a-z0-9_]{0,62}$/)
      .optional(),
    about: "The role that the hub works as in PostgreSQL, which owns nothing; migrations run without it, and give it its rights.",
    right: "a name of small letters, digits and _, such as samspil_hub",
  },
  STATEMENT_TIMEOUT_MS: {
    form: z.coerce.number().int().min(100).max(600_000).default(10_000),
    about: "PostgreSQL cuts a statement that takes longer, in milliseconds.",
    right: "a whole number from 100 to 600000",
  },
  SAMSPIL_DATA: { form: z.string().min(1).default(".samspil"), about: "Folder of the embedded database.", right: "a path of a folder" },
  PUBLIC_URL: {
    form: address(/^https?$/)
      .transform((url) => url.replace(/\/+$/, ""))
      .optional(),
    about: "Where people reach the hub; links begin with it. Left out: http://HOST:PORT.",
    right: "an address such as https://samspil.example.org",
  },
  CORS_ORIGINS: {
    form: list
      .pipe(
        z.array(
          address(/^https?$/)
            .refine(isOrigin)
            .transform((url) => new URL(url).origin),
        ),
      )
      .optional(),
    about: "Origins whose pages may ask, with commas between. Left out: any; tokens are bearer tokens, never cookies.",
    right: "origins such as https://a.example.org,https://b.example.org",
  },
  OIDC_ISSUERS: {
    form: issuerList.default([]),
    about: "Identity providers whose people may sign in, as JSON; see docs/sign-in.md.",
    right:
      'JSON such as [{"issuer":"https://login.example.org","audience":"samspil"}], each issuer once, over https (http for loopback only); also emailDomains and jwksUri',
  },
  SMTP_URL: {
    form: address(/^smtps?$/).optional(),
    about: "The server that mail is sent through. Left out: each mail is a file in SAMSPIL_DATA/outbox.",
    right: "smtp://user:password@host:587 or smtps://user:password@host:465",
  },
  MAIL_FROM: {
    form: z
      .string()
      .regex(/^[^<>\r\n]*<[^<>@\s]+@[^<>@\s]+>$|^[^<>@\s]+@[^<>@\s]+$/)
      .default("Samspil <samspil@localhost>"),
    about: "The sender of mail.",
    right: "an address such as Samspil <samspil@example.org>",
  },
  LOG_LEVEL: {
    form: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).default("info"),
    about: "The least important log lines that are written.",
    right: "one of trace, debug, info, warn, error, fatal, silent",
  },
  MIGRATE: {
    form: flag.default(false),
    about: "1: bring a PostgreSQL up to date at the start. The embedded one always is.",
    right: "0 or 1",
  },
  DEMO_SIGN_IN: {
    form: flag.default(true),
    about: "0: nobody signs in as a demo account, even where the demo was seeded.",
    right: "0 or 1",
  },
  BUDGET_MEMBER: {
    form: z.coerce.number().int().min(1).max(1_000_000_000).default(60_000),
    about: "What each account may spend in a minute, in cost; a list costs as much as it may be long.",
    right: "a whole number from 1 to 1000000000",
  },
  BUDGET_ANONYMOUS: {
    form: z.coerce.number().int().min(1).max(1_000_000_000).default(20_000),
    about: "What each address may spend in a minute without signing in.",
    right: "a whole number from 1 to 1000000000",
  },
  BUDGET_GUESSES: {
    form: z.coerce.number().int().min(1).max(1_000_000_000).default(30),
    about: "How many wrong tokens and links may come from each address in a minute.",
    right: "a whole number from 1 to 1000000000",
  },
  TRUSTED_PROXIES: {
    form: z.coerce.number().int().min(0).max(10).default(0),
    about: "How many proxies of your own stand in front: callers' addresses are then taken from X-Forwarded-For.",
    right: "a whole number from 0 to 10",
  },
  WEBHOOK_ALLOW_PRIVATE: {
    form: flag.default(false),
    about: "1: webhooks may go to loopback and private addresses, and to loopback over http: for development.",
    right: "0 or 1",
  },
  CHECKPOINT_SECONDS: {
    form: z.coerce.number().int().min(1).max(30).default(25),
    about: "A follower that hears nothing else gets a checkpoint this often.",
    right: "a whole number from 1 to 30",
  },
  RING: {
    form: z.coerce.number().int().min(10).max(100_000).default(2000),
    about: "Announcements kept in memory for followers; whoever is further behind reads the database.",
    right: "a whole number from 10 to 100000",
  },
} as const;

type Variables = typeof variables;
export type Config = Readonly<{ [K in keyof Variables]: z.output<Variables[K]["form"]> }>;

/** What is wrong with the environment, a line for each variable. */
export class ConfigFault extends Error {}

/** Reads the environment, once, at the start. An empty variable counts as left out. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const wrong: string[] = [];
  const read = Object.entries(variables).map(([name, { form, right }]) => {
    const given = environment[name];
    const result = form.safeParse(given === "" ? undefined : given);
    // Not the value: a wrong DATABASE_URL may hold a password.
    if (!result.success) wrong.push(`${name} is not right: it must be ${right}.`);
    return [name, result.data];
  });
  if (wrong.length > 0) throw new ConfigFault(wrong.join("\n"));
  return Object.freeze(Object.fromEntries(read)) as Config;
}
