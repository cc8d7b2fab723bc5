import { generateKeyPairSync, randomUUID, type KeyObject } from "node:crypto";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import type { JWK, JWTPayload } from "jose" with { "resolution-mode": "import" };
import type { Configuration, KoaContextWithOIDC, Provider } from "oidc-provider" with { "resolution-mode": "import" };

export interface Somebody {
  readonly sub: string;
  readonly name?: string;
  readonly email?: string;
  readonly email_verified?: boolean;
}

interface Key {
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly jwk: JWK;
}

const audience = "samspil";

async function newKey(): Promise<Key> {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const { exportJWK } = await import("jose");
  const kid = randomUUID();
  return { kid, privateKey, jwk: { ...(await exportJWK(privateKey)), kid, alg: "RS256", use: "sig" } };
}

/** A real identity provider in this process, on a port of its own: what it issues, the hub takes. */
export class TestIssuer {
  readonly audience = audience;
  #key!: Key;
  #provider!: Provider;
  #handle: RequestListener = () => undefined;
  readonly #sockets = new Set<Socket>();
  readonly #server: Server = createServer((request, response) => {
    this.requests.push(request.url ?? "");
    if (!this.isHung) this.#handle(request, response);
  });
  readonly requests: string[] = [];
  isHung = false;
  url = "";

  /** On a given port: one that comes back where it was. */
  static async start(port = 0): Promise<TestIssuer> {
    const made = new TestIssuer();
    made.#server.on("connection", (socket) => {
      made.#sockets.add(socket);
      socket.once("close", () => made.#sockets.delete(socket));
    });
    await new Promise<void>((resolve) => made.#server.listen(port, "127.0.0.1", resolve));
    made.url = `http://127.0.0.1:${(made.#server.address() as AddressInfo).port}`;
    await made.rotate();
    return made;
  }

  /** Another key from now on; the former one is not published any more. */
  async rotate(): Promise<void> {
    this.#key = await newKey();
    const configuration: Configuration = {
      jwks: { keys: [this.#key.jwk] },
      clients: [
        {
          client_id: "intranet",
          client_secret: "of the tests",
          grant_types: ["client_credentials"],
          redirect_uris: [],
          response_types: [],
        },
      ],
      features: {
        clientCredentials: { enabled: true },
        devInteractions: { enabled: false },
        resourceIndicators: {
          enabled: true,
          defaultResource: () => "urn:samspil",
          getResourceServerInfo: () => ({
            scope: "",
            audience,
            accessTokenFormat: "jwt",
            accessTokenTTL: 3600,
            jwt: { sign: { alg: "RS256" } },
          }),
        },
      },
      extraTokenClaims: (_ctx: KoaContextWithOIDC, token) => ("extra" in token ? (token.extra as JWTPayload) : undefined),
    };
    const oidc = await import("oidc-provider");
    this.#provider = new oidc.default(this.url, configuration);
    this.#handle = this.#provider.callback();
  }

  /** A token as the provider issues it to somebody who has signed in. */
  async tokenFor({ sub, ...claims }: Somebody): Promise<string> {
    const client = await this.#provider.Client.find("intranet");
    if (!client) throw new Error("the issuer does not know its client");
    const token = new this.#provider.AccessToken({
      accountId: sub,
      client,
      gty: "authorization_code",
      scope: "",
      grantId: randomUUID(),
      extra: claims,
    } as never);
    (token as { resourceServer?: unknown }).resourceServer = new this.#provider.ResourceServer("urn:samspil", {
      scope: "",
      audience,
      accessTokenFormat: "jwt",
      jwt: { sign: { alg: "RS256" } },
    } as never);
    return (token.save as (ttl: number) => Promise<string>).call(token, 3600);
  }

  /** A token with the provider's own signature over claims that it would not issue. */
  async forge(
    claims: JWTPayload,
    { kid = this.#key.kid, key = this.#key.privateKey }: { kid?: string; key?: KeyObject } = {},
  ): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    const { SignJWT } = await import("jose");
    return new SignJWT({ iss: this.url, aud: audience, sub: "somebody", iat: now, exp: now + 600, ...claims })
      .setProtectedHeader({ alg: "RS256", kid })
      .sign(key);
  }

  /** Signed with the public key, as if it were a secret that both share: the classic confusion. */
  async signedWithPublicKey(claims: JWTPayload): Promise<string> {
    const { n = "" } = this.#key.jwk;
    const { CompactSign } = await import("jose");
    return new CompactSign(Buffer.from(JSON.stringify(claims)))
      .setProtectedHeader({ alg: "HS256", kid: this.#key.kid })
      .sign(Buffer.from(n));
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
