import { parse } from "graphql";
import { DocumentStore } from "../../../src/kernel/http/document-store";

test("of many documents those that were asked last are kept", async () => {
  const documents = new DocumentStore(15_000);
  const [one, other, third] = [parse("{ one }"), parse("{ other }"), parse("{ third }")];
  await documents.set("one", one);
  await documents.set("other", other);
  expect(await documents.get("one")).toBe(one);

  await documents.set("third", third);

  expect(await documents.get("other")).toBeUndefined();
  expect(await documents.get("one")).toBe(one);
  expect(await documents.get("third")).toBe(third);
  expect(await documents.delete("one")).toBe(true);
  expect(await documents.get("one")).toBeUndefined();
});
