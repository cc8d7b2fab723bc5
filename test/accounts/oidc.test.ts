import { generateKeyPairSync } from "node:crypto";
import { connect } from "node:net";
import { Signed } from "../../src/kernel/signed";
import { aMunicipality } from "../support/factories";
import { startTestHub, type TestHub } from "../support/hub";
import { TestIssuer } from "../support/issuer";
import { at, textAt } from "../support/json";
import { mutate } from "../support/mutate";
import { Person } from "../support/person";
import { until } from "../support/until";

let issuer: TestIssuer;
let other: TestIssuer;
let hub: TestHub;
const listOf = (...issuers: readonly object[]) => ({ OIDC_ISSUERS: JSON.stringify(issuers) });
beforeAll(async () => {
  // The provider warns that it is one for tests.
  jest.spyOn(console, "warn").mockImplementation();
  jest.spyOn(console, "info").mockImplementation();
  [issuer, other] = await Promise.all([TestIssuer.start(), TestIssuer.start()]);
  hub = await startTestHub({
    environment: listOf(
      { issuer: issuer.url, audience: "samspil" },
      { issuer: other.url, audience: "samspil", emailDomains: ["other.example.org"] },
    ),
  });
});
afterAll(async () => {
  await hub.stop();
  await Promise.all([issuer.stop(), other.stop()]);
});

const ME = "{ viewer { account { id name email } memberships { role municipality { code } } } }";
const as = (token: string): Person => new Person(hub.url, token);
const refusal = async (token: string) => {
  const { status, errors, headers } = await as(token).ask(ME);
  return [status, at(errors, "0.extensions.code"), at(errors, "0.message"), headers.get("www-authenticate")];
};
const unauthenticated = (message: string) => [401, "UNAUTHENTICATED", message, "Bearer"];
let count = 0;
const anAddress = () => `person.${++count}@example.org`;

test("somebody unknown is signed in with no membership, and stays who they are", async () => {
  const token = await issuer.tokenFor({ sub: "unknown", name: "Ane Example" });
  const data = await as(token).data(ME);
  expect(data).toEqual({ viewer: { account: { id: expect.any(String), name: "Ane Example", email: null }, memberships: [] } });
  expect(await as(await issuer.tokenFor({ sub: "unknown", name: "Another name" })).data(ME)).toEqual(data);
});

test("two first requests at once make one account", async () => {
  const token = await issuer.tokenFor({ sub: "twice" });
  const seen = await Promise.all(Array.from({ length: 4 }, () => as(token).data(ME)));
  expect(new Set(seen.map((data) => textAt(data, "viewer.account.id"))).size).toBe(1);
});

test("who was invited by an address that their issuer vouches for gets what was given to them, once", async () => {
  const { code, editor } = await aMunicipality(hub);
  const email = anAddress();
  await mutate(editor, "inviteMember", { municipalityCode: code, email, name: "Bo Example", role: "MEMBER" });

  const unverified = await as(await issuer.tokenFor({ sub: `u ${email}`, email, email_verified: false })).data(ME);
  expect(at(unverified, "viewer.memberships")).toEqual([]);
  const person = as(await issuer.tokenFor({ sub: email, email, email_verified: true, name: "Bo" }));
  expect(await person.data(ME)).toEqual({
    viewer: { account: { id: expect.any(String), name: "Bo Example", email }, memberships: [{ role: "MEMBER", municipality: { code } }] },
  });
  const later = await as(await issuer.tokenFor({ sub: "somebody else", email, email_verified: true })).data(ME);
  expect(at(later, "viewer")).toMatchObject({ account: { email: null }, memberships: [] });
});

test.each([
  ["true", true],
  ["1", true],
  ["0", false],
  ["false", false],
])("an address of Entra ID counts with xms_edov: %s is %s", async (text, counts) => {
  const { code, editor } = await aMunicipality(hub);
  const email = anAddress();
  await mutate(editor, "inviteMember", { municipalityCode: code, email, name: "Bo Example", role: "MEMBER" });
  for (const claim of [text, JSON.parse(text)]) {
    const seen = await as(await issuer.forge({ sub: email, email, xms_edov: claim })).data(ME);
    expect(at(seen, "viewer.memberships")).toHaveLength(counts ? 1 : 0);
  }
});

test("another issuer that asserts the address takes nothing over, nor one that may not vouch for its domain", async () => {
  const { code, editor } = await aMunicipality(hub);
  const email = anAddress();
  await mutate(editor, "inviteMember", { municipalityCode: code, email, name: "Bo Example", role: "EDITOR" });
  const foreign = await as(await other.tokenFor({ sub: email, email, email_verified: true })).data(ME);
  expect(at(foreign, "viewer")).toMatchObject({ account: { email: null }, memberships: [] });

  const own = await as(await issuer.tokenFor({ sub: email, email, email_verified: true })).data(ME);
  expect(at(own, "viewer.memberships")).toEqual([{ role: "EDITOR", municipality: { code } }]);
  const again = await as(await other.tokenFor({ sub: `again ${email}`, email, email_verified: true })).data(ME);
  expect(at(again, "viewer.memberships")).toEqual([]);
});

test("an invitation that has ended is not taken up", async () => {
  const { code, editor } = await aMunicipality(hub);
  const email = anAddress();
  await mutate(editor, "inviteMember", { municipalityCode: code, email, name: "Bo Example", role: "MEMBER" });
  await hub.dataSource.query("UPDATE invitation SET expires_at = now() WHERE account_id = (SELECT id FROM account WHERE email = $1)", [
    email,
  ]);
  expect(at(await as(await issuer.tokenFor({ sub: email, email, email_verified: true })).data(ME), "viewer.memberships")).toEqual([]);
  expect(await hub.runJob("account-retention")).toMatch(/^1 invitations/);
});

test("with the code of the mail, somebody whose login has another address takes the invitation up, once", async () => {
  const { code, editor } = await aMunicipality(hub);
  const email = anAddress();
  await mutate(editor, "inviteMember", { municipalityCode: code, email, name: "Bo Example", role: "EDITOR" });
  const [{ id, expires_at: endsAt }] = await hub.dataSource.query(
    "SELECT i.id, i.expires_at FROM invitation i JOIN account a ON a.id = i.account_id WHERE a.email = $1",
    [email],
  );
  const [{ value }] = await hub.dataSource.query("SELECT value FROM hub_setting WHERE key = 'link-secret'");
  const token = new Signed(value as string).sign("invitation", id as string, endsAt as Date);
  const page = await fetch(`${hub.url}/invitations/${token}`, { headers: { "accept-language": "en" } });
  expect([page.status, (await page.text()).includes(token)]).toEqual([200, true]);

  const person = as(await issuer.tokenFor({ sub: `by code ${email}` }));
  expect(at(await mutate(person, "acceptInvitation", { token: `${token}x` }), "userErrors.0")).toMatchObject({
    code: "NOT_FOUND",
    field: ["token"],
  });
  expect(await mutate(person, "acceptInvitation", { token }, "membership { role municipality { code } }")).toEqual({
    membership: { role: "EDITOR", municipality: { code } },
    userErrors: [],
  });
  expect(at(await person.data(ME), "viewer.account.email")).toBe(email);
  const thief = as(await issuer.tokenFor({ sub: `thief ${email}` }));
  expect(at(await mutate(thief, "acceptInvitation", { token }), "userErrors.0.code")).toBe("NOT_FOUND");
  expect((await fetch(`${hub.url}/invitations/${token}`)).status).toBe(404);
});

describe("what is wrong with a token is told", () => {
  const seconds = (n: number) => Math.floor(Date.now() / 1000) + n;
  const { privateKey: ownKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const body = (token: string, change: object) => {
    const [head = "", payload = "", signature = ""] = token.split(".");
    const changed = { ...(JSON.parse(Buffer.from(payload, "base64url").toString()) as object), ...change };
    return [head, Buffer.from(JSON.stringify(changed)).toString("base64url"), signature].join(".");
  };

  test.each<[string, () => Promise<string>, string]>([
    ["ended", () => issuer.forge({ exp: seconds(-31) }), "This token has ended."],
    ["not yet valid", () => issuer.forge({ nbf: seconds(300) }), "This token is not valid yet."],
    ["for another audience", () => issuer.forge({ aud: "another" }), "This token is for another audience."],
    [
      "of an unknown issuer",
      () => issuer.forge({ iss: "https://login.example.org" }),
      "The issuer of this token is not one that this hub knows.",
    ],
    ["of the issuer beside it", () => issuer.forge({ iss: other.url }), "This token is signed with a key that its issuer does not have."],
    ["without an end", () => issuer.forge({ exp: undefined as never }), "This token does not say when it ends."],
    ["of nobody", () => issuer.forge({ sub: undefined as never }), "This token does not say whose it is."],
    ["signed with a key of one's own", () => issuer.forge({}, { key: ownKey }), "The signature of this token is not right."],
    [
      "signed with an unknown key",
      () => issuer.forge({}, { key: ownKey, kid: "mine" }),
      "This token is signed with a key that its issuer does not have.",
    ],
    ["changed", async () => body(await issuer.forge({}), { sub: "administrator" }), "The signature of this token is not right."],
    [
      "with a changed signature",
      async () => (await issuer.forge({})).replace(/.{5}$/, "AAAAA"),
      "The signature of this token is not right.",
    ],
    ["cut short", async () => (await issuer.forge({})).slice(0, -40), "The signature of this token is not right."],
    ["without a signature", async () => (await issuer.forge({})).split(".").slice(0, 2).join("."), "This token is not well formed."],
    [
      "not signed",
      async () => `${Buffer.from('{"alg":"none"}').toString("base64url")}.${(await issuer.forge({})).split(".")[1]}.`,
      "Tokens signed with none are not taken.",
    ],
    [
      "signed with the public key",
      () => issuer.signedWithPublicKey({ iss: issuer.url, aud: "samspil", sub: "x", exp: seconds(60) }),
      "Tokens signed with HS256 are not taken.",
    ],
    ["no token", async () => "abc", "This token is not well formed."],
    ["too long", async () => `${await issuer.forge({})}${"A".repeat(9000)}`, "This token is longer than 8192 characters."],
  ])("%s", async (_name, token, message) => {
    expect(await refusal(await token())).toEqual(unauthenticated(message));
  });

  test("one of 1 MB, which no header may be", async () => {
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(new URL(hub.url).port), "127.0.0.1");
      let heard = "";
      socket.on("data", (data) => (heard += String(data)));
      socket.once("close", () => resolve(heard));
      socket.once("error", (error) => (heard === "" ? reject(error) : resolve(heard)));
      socket.write(`GET /graphql HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${"A".repeat(60_000)}`);
      const rest = setInterval(() => socket.writable && socket.write("A".repeat(60_000)), 5);
      socket.once("close", () => clearInterval(rest));
    });
    expect(answer).toMatch(/^HTTP\/1\.1 401 Unauthorized\r\n/);
    expect(answer).toContain('"extensions":{"code":"UNAUTHENTICATED"}');
  });

  test("clocks may be half a minute apart", async () => {
    expect((await as(await issuer.forge({ exp: seconds(-15) })).ask(ME)).status).toBe(200);
    expect((await as(await issuer.forge({ nbf: seconds(15) })).ask(ME)).status).toBe(200);
  });
});

test("a socket is let in, and closed when the token ends", async () => {
  const following = as(await issuer.forge({ sub: "follower", exp: Math.floor(Date.now() / 1000) + 2 })).follow(
    "subscription { announcements { __typename } }",
  );
  following.next().catch(() => undefined);
  expect(await following.closed).toMatchObject({ code: 4403 });
  await following.stop().catch(() => undefined);
});

/** These wait for most of their time, each beside a hub and an issuer of its own: so they are begun together. */
describe("an issuer that is not as it was", () => {
  const stories = {
    "a key that the issuer has rotated is picked up, and the former one is not taken any more": async () => {
      const own = await TestIssuer.start();
      const its = await startTestHub({ environment: listOf({ issuer: own.url, audience: "samspil" }) });
      const ask = async (token: string) => (await new Person(its.url, token).ask(ME)).status;
      expect(await ask(await own.tokenFor({ sub: "somebody" }))).toBe(200);
      // Of the same key, and not shown before: what was taken once is known for a minute.
      const before = await own.tokenFor({ sub: "somebody" });
      await own.rotate();
      const after = await own.tokenFor({ sub: "somebody" });
      // Unknown keys make the hub ask again, though at most every ten seconds.
      await until(async () => (await ask(after)) === 200, "the new key to be known");
      expect(await ask(before)).toBe(401);
      const asked = own.requests.length;
      await Promise.all(Array.from({ length: 20 }, async () => ask(await own.forge({}, { kid: "unknown" }))));
      expect(own.requests.length).toBe(asked);
      await its.stop();
      await own.stop();
    },
    "with its issuer down the hub starts, serves the others, says so, and recovers by itself": async () => {
      const gone = await TestIssuer.start();
      const port = Number(new URL(gone.url).port);
      await gone.stop();
      const its = await startTestHub({ environment: listOf({ issuer: gone.url, audience: "samspil" }) });
      const ready = async () => {
        const response = await fetch(`${its.url}/health/ready`);
        return [response.status, at(await response.json(), "checks.signIn")];
      };
      expect(await its.anyone.data("{ municipalities { totalCount } }")).toEqual({ municipalities: { totalCount: 98 } });
      await until(async () => (await ready())[1] !== "ok", "the fault to be seen");
      expect(await ready()).toEqual([200, `an identity provider is out of reach: ${gone.url}`]);

      const back = await TestIssuer.start(port);
      const person = new Person(its.url, await back.tokenFor({ sub: "patient" }));
      const { status, errors, headers } = await person.ask(ME);
      expect([status, at(errors, "0.extensions.code"), headers.get("retry-after")]).toEqual([503, "SERVICE_UNAVAILABLE", "1"]);
      await until(async () => (await person.ask(ME)).status === 200, "the issuer to be asked again");
      expect(await ready()).toEqual([200, "ok"]);
      await its.stop();
      await back.stop();
    },
    "an issuer that hangs holds up nobody but those with its tokens": async () => {
      const hung = await TestIssuer.start();
      hung.isHung = true;
      const its = await startTestHub({
        environment: listOf({ issuer: hung.url, audience: "samspil" }, { issuer: issuer.url, audience: "samspil" }),
      });
      const waiting = new Person(its.url, await hung.forge({})).ask(ME);
      let isWaiting = true;
      void waiting.finally(() => (isWaiting = false));

      expect((await its.anyone.ask("{ municipalities { totalCount } }")).status).toBe(200);
      expect((await new Person(its.url, await issuer.tokenFor({ sub: "beside" })).ask(ME)).status).toBe(200);
      expect(isWaiting).toBe(true);
      expect((await waiting).status).toBe(503);
      await its.stop();
      await hung.stop();
    },
  };
  const told = new Map<string, Promise<void>>();
  beforeAll(() => {
    for (const [name, story] of Object.entries(stories)) {
      const ending = story();
      ending.catch(() => undefined);
      told.set(name, ending);
    }
  });
  test.each(Object.keys(stories))("%s", (name) => told.get(name));
});
