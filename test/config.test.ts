import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ConfigFault, readConfig, variables } from "../src/config";

const documented = readFileSync(join(__dirname, "..", "docs", "operate.md"), "utf8");

test("every variable is documented, with what it is for and what is right", () => {
  const rows = [...documented.matchAll(/^\| `([A-Z_]+)` +\| [^|]+\| ([^|]+?) +\| ([^|]+?) +\|$/gm)].map(([, name, about, right]) => [
    name,
    about,
    right,
  ]);
  expect(rows).toEqual(Object.entries(variables).map(([name, { about, right }]) => [name, about, right]));
});

test("what is left out, or empty, is as it is documented", () => {
  expect(readConfig({ PORT: "", RING: "50" })).toEqual({
    PORT: 4000,
    HOST: "127.0.0.1",
    DATABASE_URL: undefined,
    DATABASE_POOL: 10,
    DATABASE_WAIT_MS: 1000,
    DATABASE_ROLE: undefined,
    STATEMENT_TIMEOUT_MS: 10_000,
    SAMSPIL_DATA: ".samspil",
    PUBLIC_URL: undefined,
    CORS_ORIGINS: undefined,
    OIDC_ISSUERS: [],
    SMTP_URL: undefined,
    MAIL_FROM: "Samspil <samspil@localhost>",
    LOG_LEVEL: "info",
    MIGRATE: false,
    DEMO_SIGN_IN: true,
    BUDGET_MEMBER: 60_000,
    BUDGET_ANONYMOUS: 20_000,
    BUDGET_GUESSES: 30,
    TRUSTED_PROXIES: 0,
    WEBHOOK_ALLOW_PRIVATE: false,
    CHECKPOINT_SECONDS: 25,
    RING: 50,
  });
  expect(
    readConfig({ PUBLIC_URL: "https://samspil.example.org/", CORS_ORIGINS: "https://a.example.org, https://b.example.org/", HOST: "::1" }),
  ).toMatchObject({
    PUBLIC_URL: "https://samspil.example.org",
    CORS_ORIGINS: ["https://a.example.org", "https://b.example.org"],
    HOST: "::1",
  });
});

test.each([
  ["PORT", "65536"],
  ["DATABASE_POOL", "1"],
  ["DATABASE_WAIT_MS", "60001"],
  ["DATABASE_URL", "postgres://user:p%zz@db/samspil"],
  ["DATABASE_ROLE", "samspil hub"],
  ["PUBLIC_URL", "samspil"],
  ["CORS_ORIGINS", "a.example.org"],
  ["CORS_ORIGINS", "https://a.example.org/page"],
  ["HOST", "not a host"],
  ["HOST", "999.1.1.1"],
  ["SMTP_URL", "mail.example.org"],
  ["OIDC_ISSUERS", "https://login.example.org"],
  ["OIDC_ISSUERS", '[{"issuer":"http://login.example.org","audience":"samspil"}]'],
  ["OIDC_ISSUERS", '[{"issuer":"https://login.example.org"}]'],
  ["OIDC_ISSUERS", '[{"issuer":"https://a.example.org","audience":"a"},{"issuer":"https://a.example.org","audience":"b"}]'],
  ["MAIL_FROM", "Samspil"],
  ["MIGRATE", "yes"],
  ["CHECKPOINT_SECONDS", "31"],
  ["RING", "many"],
])("%s=%s is refused by its name", (name, value) => {
  expect(() => readConfig({ [name]: value })).toThrow(
    new ConfigFault(`${name} is not right: it must be ${variables[name as keyof typeof variables].right}.`),
  );
});
