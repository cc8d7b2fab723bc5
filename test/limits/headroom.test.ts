import { headrooms, knownToBeLess } from "./headroom";

test("each limit is at least three times what the documents in schema/examples ask for", () => {
  const near = headrooms().filter(({ times, limit }) => times < (knownToBeLess.includes(limit) ? 1 : 3));
  expect(near).toEqual([]);
});
