import { createHmac, timingSafeEqual } from "node:crypto";

/** Whose a demo token is, and until when. */
export interface DemoClaim {
  readonly email: string;
  readonly endsAt: Date;
}

export const demoTokenPrefix = "demo_";

/** A bearer token of a demo account: its address and its end, signed with the secret of this hub's demo. */
export function signDemoToken(secret: string, { email, endsAt }: DemoClaim): string {
  const body = Buffer.from(JSON.stringify([email, endsAt.getTime()])).toString("base64url");
  return `${demoTokenPrefix}${body}.${signature(secret, body)}`;
}

/** What the token says, or null where this hub's demo did not sign it. Whether it has ended is for the caller. */
export function readDemoToken(secret: string, token: string): DemoClaim | null {
  const [body = "", given = ""] = token.slice(demoTokenPrefix.length).split(".");
  const expected = Buffer.from(signature(secret, body));
  const received = Buffer.from(given);
  if (expected.length !== received.length || !timingSafeEqual(expected, received)) return null;
  const [email, endsAt] = JSON.parse(Buffer.from(body, "base64url").toString()) as [string, number];
  return { email, endsAt: new Date(endsAt) };
}

const signature = (secret: string, body: string) => createHmac("sha256", secret).update(body).digest("base64url");
