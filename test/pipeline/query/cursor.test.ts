import { decodeCursor, encodeCursor } from "../../../pipeline/query/cursor";

const answerId = "4f".repeat(32);

test("a cursor is text that a query string takes as it is, and says what it said", () => {
  const text = encodeCursor({ answerId, offset: 1_000 });
  expect(encodeURIComponent(text)).toBe(text);
  expect(decodeCursor(text)).toEqual({ answerId, offset: 1_000 });
});

test.each([
  ["nothing", ""],
  ["no JSON", "x"],
  ["another value", Buffer.from('"x"').toString("base64url")],
  ["no hash", Buffer.from('["../x",1]').toString("base64url")],
  ["no place", Buffer.from(JSON.stringify([answerId, -1])).toString("base64url")],
  ["the first row", Buffer.from(JSON.stringify([answerId, 0])).toString("base64url")],
  ["half a row", Buffer.from(JSON.stringify([answerId, 1.5])).toString("base64url")],
])("%s is no cursor", (_, text) => {
  expect(decodeCursor(text)).toBeUndefined();
});
