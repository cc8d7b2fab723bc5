import { randomBytes } from "node:crypto";
import { Webhook } from "standardwebhooks";

/** As Standard Webhooks writes a symmetric secret: whsec_ and 32 random bytes in base64. */
export const newSecret = (): string => `whsec_${randomBytes(32).toString("base64")}`;

export interface Secrets {
  readonly secret: string;
  readonly oldSecret: string | null;
  readonly oldSecretUntil: Date | null;
}

/** The headers of Standard Webhooks: a signature by each secret that holds at the moment, the newest first. */
export function signed({ secret, oldSecret, oldSecretUntil }: Secrets, id: string, body: string, now: Date): Record<string, string> {
  const isOldGood = oldSecret !== null && oldSecretUntil !== null && oldSecretUntil > now;
  const signatures = [secret, ...(isOldGood ? [oldSecret] : [])].map((one) => new Webhook(one).sign(id, now, body));
  return {
    "content-type": "application/json",
    "user-agent": "Samspil",
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(now.getTime() / 1000)),
    "webhook-signature": signatures.join(" "),
  };
}
