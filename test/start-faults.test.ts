import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { startHub } from "../src/app";
import { ConfigFault, readConfig } from "../src/config";
import { faultOfDatabase, faultOfListening } from "../src/start-faults";
import { freshDatabase } from "./support/database";

const whole = (text: string) => new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}$`);

test("a port that is taken is told by the variable's name", async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  const { port } = other.address() as AddressInfo;
  const database = await freshDatabase();
  await expect(startHub(readConfig({ ...database.environment, PORT: String(port), LOG_LEVEL: "silent" }))).rejects.toThrow(
    new ConfigFault(`PORT is not right: another program listens on ${port}. End it, or choose another PORT.`),
  );
  await database.drop();
  await new Promise((resolve) => other.close(resolve));
});

test("a database that is not there is told by the variable's name, without the password", async () => {
  const config = readConfig({ DATABASE_URL: "postgres://user:secret@127.0.0.1:1/samspil", LOG_LEVEL: "silent" });
  await expect(startHub(config)).rejects.toThrow(whole("DATABASE_URL is not right: nothing answers at 127.0.0.1:1."));
});

test.each([
  ["3D000", "there is no database samspil at db:5432; createdb makes it"],
  ["28P01", "the password of user is another"],
  ["28000", "user may not sign in at db:5432"],
  ["ENOTFOUND", "there is no host db"],
])("what PostgreSQL or the network says with %s is told in words", (code, words) => {
  const fault = faultOfDatabase(Object.assign(new Error("…"), { code }), "postgres://user:secret@db/samspil");
  expect(fault?.message).toBe(`DATABASE_URL is not right: ${words}.`);
});

test.each([
  [
    "SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a string",
    "user needs a password, as in postgres://user:password@host:5432/database",
  ],
  ["Connection terminated due to connection timeout", "nothing answers at db:5432"],
])("so is what pg says without a code: %s", (message, words) => {
  expect(faultOfDatabase(new Error(message), "postgres://user@db")?.message).toBe(`DATABASE_URL is not right: ${words}.`);
});

test("what is nobody's fault stays what it is", () => {
  const error = Object.assign(new Error("…"), { code: "XX000" });
  expect([faultOfDatabase(error, "postgres://db/samspil"), faultOfListening(error, { HOST: "::", PORT: 0 })]).toEqual([null, null]);
  expect(faultOfListening({ code: "ENOTFOUND" }, { HOST: "nosuch.invalid", PORT: 0 })?.message).toBe(
    "HOST is not right: this machine has no address nosuch.invalid. Right would be one such as 127.0.0.1 or 0.0.0.0.",
  );
});
