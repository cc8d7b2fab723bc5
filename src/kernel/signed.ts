import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { Database } from "./db/database";

const settingKey = "link-secret";

/**
 * Links that need no account: the id of what they are about, when they end, and a signature over both and their purpose.
 * Nothing of them is kept, so there is nothing to steal but the hub's secret.
 */
export class Signed {
  constructor(private readonly secret: string) {}

  /** The hub's own secret, made at the first start. */
  static async of(db: Database): Promise<Signed> {
    const text = `INSERT INTO hub_setting (key, value) VALUES ($1, $2)
      ON CONFLICT (key) DO UPDATE SET value = hub_setting.value RETURNING value`;
    const [row] = await db.read<{ value: string }>({ text, values: [settingKey, randomBytes(32).toString("base64url")] });
    if (!row) throw new Error("the secret of signed links was not kept");
    return new Signed(row.value);
  }

  /** Fit for an address; without an end it holds for as long as what it is about. */
  sign(purpose: string, id: string, endsAt: Date | null = null): string {
    const body = Buffer.from(JSON.stringify([id, endsAt?.getTime() ?? null])).toString("base64url");
    return `${body}.${this.#signature(purpose, body)}`;
  }

  /** The id, or null: not signed here, for another purpose, changed, or ended. */
  read(purpose: string, token: string, now: Date): string | null {
    const [body = "", given = "", ...rest] = token.slice(0, 1000).split(".");
    const [expected, received] = [Buffer.from(this.#signature(purpose, body)), Buffer.from(given)];
    if (rest.length > 0 || expected.length !== received.length || !timingSafeEqual(expected, received)) return null;
    const [id, endsAt] = JSON.parse(Buffer.from(body, "base64url").toString()) as [string, number | null];
    return endsAt !== null && endsAt <= now.getTime() ? null : id;
  }

  #signature(purpose: string, body: string): string {
    return createHmac("sha256", this.secret).update(`${purpose}\n${body}`).digest("base64url");
  }
}
