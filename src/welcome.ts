import { signDemoToken } from "./accounts";
import type { Hub } from "./app";

const month = 30 * 86_400_000;

/** A bearer token of a demo account. */
export const demoToken = (secret: string, email: string, lifeMs = month): string =>
  signDemoToken(secret, { email, endsAt: new Date(Date.now() + lifeMs) });

/** What the terminal says when the hub is up: where it is, what to try, and loudly what is only for trying. */
export function welcome({ url, isEmbedded, demoSecret }: Hub): string {
  const query = `{"query":"{ municipalities(first: 3) { totalCount nodes { code name } } }"}`;
  const lines = [
    "",
    "Samspil is up.",
    `  The graph      ${url}/graphql   (queries over HTTP, subscriptions over WebSocket)`,
    `  An explorer    ${url}/graphiql`,
    `  A first query  curl -s ${url}/graphql -H 'content-type: application/json' -d '${query}'`,
  ];
  if (demoSecret !== null) {
    lines.push(
      "",
      "DEMO SIGN-IN IS OPEN: whoever reads these lines, or the database, can sign in as anybody of the demo. Not for operation.",
      `  An editor      Authorization: Bearer ${demoToken(demoSecret, "editor.0265@example.org")}`,
      `  An organiser   Authorization: Bearer ${demoToken(demoSecret, "organiser@example.org")}`,
      "  Others         npm run --silent token -- member.0461@example.org",
    );
  }
  if (isEmbedded)
    lines.push("", "The database is the embedded one: for trying Samspil, never for operation. DATABASE_URL names a real PostgreSQL.");
  return `${lines.join("\n")}\n\n`;
}
