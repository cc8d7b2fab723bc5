import type { JWTPayload, JWTVerifyGetKey } from "jose" with { "resolution-mode": "import" };
import { requestError } from "../kernel/errors";
import type { Log } from "../kernel/log";
import type { Issuer } from "./issuer-list";

/** What an issuer vouches for. */
export interface Claims {
  readonly issuer: string;
  readonly subject: string;
  readonly name: string | null;
  /** Only where the issuer says that it has checked it, and may speak for its domain. */
  readonly email: string | null;
  readonly endsAt: Date;
}

const algorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"];
const clockSkewSeconds = 30;
const fetchTimeoutMs = 3000;
/** An unknown key makes us ask again, but no caller makes us ask more often than this. */
const askAgainMs = 10_000;
const failureHoldsMs = 5000;
const longest = 8192;

interface Known {
  readonly issuer: Issuer;
  keys: JWTVerifyGetKey | null;
  opening: Promise<JWTVerifyGetKey> | null;
  failedAt: number;
  isDown: boolean;
}

/**
 * Identity providers whose tokens the hub takes. Their keys are fetched when the first token comes and kept; a provider
 * that does not answer holds up nobody but those who come with its tokens, and those for three seconds at most.
 */
export class Issuers {
  readonly #known: ReadonlyMap<string, Known>;

  constructor(
    issuers: readonly Issuer[],
    private readonly parts: { readonly log: Log; readonly now: () => Date },
  ) {
    this.#known = new Map(issuers.map((issuer) => [issuer.issuer, { issuer, keys: null, opening: null, failedAt: 0, isDown: false }]));
  }

  /** Those that could not be reached when they were asked last. */
  get outOfReach(): readonly string[] {
    return [...this.#known.values()].filter(({ isDown }) => isDown).map(({ issuer }) => issuer.issuer);
  }

  /** Asks each for its keys, so that what is wrong shows at the start; the start does not wait for it. */
  warmUp(): void {
    for (const known of this.#known.values()) this.#keysOf(known).catch(() => undefined);
  }

  async claimsOf(token: string): Promise<Claims> {
    if (token.length > longest) throw refused(`This token is longer than ${longest} characters.`);
    const jose = await import("jose");
    const known = this.#known.get(issuerOf(token, jose.decodeJwt));
    if (!known) throw refused("The issuer of this token is not one that this hub knows.");
    const { alg } = headerOf(token, jose.decodeProtectedHeader);
    if (alg === undefined || !algorithms.includes(alg)) throw refused(`Tokens signed with ${String(alg)} are not taken.`);
    const keys = await this.#keysOf(known);
    try {
      const { payload } = await jose.jwtVerify(token, keys, {
        issuer: known.issuer.issuer,
        audience: known.issuer.audience,
        algorithms,
        clockTolerance: clockSkewSeconds,
        currentDate: this.parts.now(),
        requiredClaims: ["exp", "sub"],
      });
      this.#note(known, false);
      return claimsFrom(payload, known.issuer);
    } catch (error) {
      throw this.#told(error, known);
    }
  }

  async #keysOf(known: Known): Promise<JWTVerifyGetKey> {
    if (known.keys) return known.keys;
    if (Date.now() - known.failedAt < failureHoldsMs) throw away(known.issuer);
    known.opening ??= this.#open(known).finally(() => (known.opening = null));
    return known.opening;
  }

  async #open(known: Known): Promise<JWTVerifyGetKey> {
    try {
      const { createRemoteJWKSet } = await import("jose");
      const address = known.issuer.jwksUri ?? (await discovered(known.issuer.issuer));
      const keys = createRemoteJWKSet(new URL(address), {
        timeoutDuration: fetchTimeoutMs,
        cooldownDuration: askAgainMs,
        cacheMaxAge: 10 * 60_000,
      });
      await keys.reload();
      known.keys = keys;
      this.#note(known, false);
      return keys;
    } catch (error) {
      known.failedAt = Date.now();
      this.#note(known, true, error);
      throw away(known.issuer);
    }
  }

  #told(error: unknown, known: Known): Error {
    const { code, claim } = error as { code?: string; claim?: string };
    if (code === "ERR_JWT_EXPIRED") return refused("This token has ended.");
    if (code === "ERR_JWT_CLAIM_VALIDATION_FAILED")
      return refused(wrongClaim[claim ?? ""] ?? `The claim ${String(claim)} of this token is not right.`);
    if (code === "ERR_JWKS_NO_MATCHING_KEY") return refused("This token is signed with a key that its issuer does not have.");
    if (code === "ERR_JWS_SIGNATURE_VERIFICATION_FAILED") return refused("The signature of this token is not right.");
    if (code?.startsWith("ERR_JW") && code !== "ERR_JWKS_TIMEOUT") return refused("This token is not well formed.");
    if (code === "ERR_JOSE_ALG_NOT_ALLOWED" || code === "ERR_JOSE_NOT_SUPPORTED") return refused("Tokens signed like this are not taken.");
    this.#note(known, true, error);
    return away(known.issuer);
  }

  #note(known: Known, isDown: boolean, error?: unknown): void {
    if (known.isDown === isDown) return;
    known.isDown = isDown;
    const { issuer } = known.issuer;
    if (isDown)
      this.parts.log.warn({ issuer, cause: error instanceof Error ? error.message : "unknown" }, "An identity provider is out of reach");
    else this.parts.log.info({ issuer }, "An identity provider is in reach again");
  }
}

const wrongClaim: Readonly<Record<string, string>> = {
  aud: "This token is for another audience.",
  nbf: "This token is not valid yet.",
  iss: "The issuer of this token is not one that this hub knows.",
  sub: "This token does not say whose it is.",
  exp: "This token does not say when it ends.",
};

function claimsFrom(payload: JWTPayload, { issuer, emailDomains }: Issuer): Claims {
  const text = (value: unknown) => (typeof value === "string" && value.trim() !== "" ? value.trim().slice(0, 200) : null);
  const email = isEmailVerified(payload) ? text(payload["email"])?.replace(/@[^@]*$/, (domain) => domain.toLowerCase()) : null;
  const domain = email?.split("@").at(-1) ?? "";
  const mayVouch = emailDomains === undefined || emailDomains.some((one) => one.toLowerCase() === domain);
  return {
    issuer,
    subject: payload.sub ?? "",
    name: text(payload["name"]) ?? text(payload["preferred_username"]),
    email: email && mayVouch ? email : null,
    endsAt: new Date((payload.exp ?? 0) * 1000),
  };
}

/** Entra ID has no email_verified; it says by xms_edov whether the owner of the address's domain was verified. */
const isEmailVerified = (payload: JWTPayload): boolean =>
  payload["email_verified"] === true || [true, 1, "1", "true"].some((value) => payload["xms_edov"] === value);

async function discovered(issuer: string): Promise<string> {
  const response = await fetch(`${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`, {
    signal: AbortSignal.timeout(fetchTimeoutMs),
    redirect: "error",
  });
  if (!response.ok) throw new Error(`its configuration answers ${response.status}`);
  const found = (await response.json()) as { issuer?: unknown; jwks_uri?: unknown };
  if (found.issuer !== issuer) throw new Error("its configuration names another issuer");
  if (typeof found.jwks_uri !== "string") throw new Error("its configuration names no keys");
  return found.jwks_uri;
}

function issuerOf(token: string, decode: (token: string) => JWTPayload): string {
  try {
    return decode(token).iss ?? "";
  } catch {
    throw refused("This token is not well formed.");
  }
}

function headerOf(token: string, decode: (token: string) => { alg?: string }): { alg?: string } {
  try {
    return decode(token);
  } catch {
    throw refused("This token is not well formed.");
  }
}

const refused = (message: string) => requestError("UNAUTHENTICATED", message);

/** Not the caller's fault. */
const away = ({ issuer }: Issuer) => requestError("SERVICE_UNAVAILABLE", `The identity provider ${issuer} does not answer.`);
