import { isTooDeep } from "../../../pipeline/ingest/isTooDeep";
import { limits } from "../../../pipeline/ingest/limits";

const most = limits.openBrackets;

test.each([
  ["lists", "[", "]"],
  ["objects", '{"a":', "}"],
  ["lists that are never closed", "[\n", ""],
])("as many %s may be open as the limit says, and not one more", (_, open, close) => {
  expect(isTooDeep(`${open.repeat(most)}${close.repeat(most)}`)).toBe(false);
  expect(isTooDeep(`${open.repeat(most + 1)}${close.repeat(most + 1)}`)).toBe(true);
});

test("millions of brackets one behind the other are not deep", () => {
  expect(isTooDeep(`[${"[],{},".repeat(800_000)}0]`)).toBe(false);
});

test("brackets in strings are text, also behind escaped quotes and backslashes", () => {
  expect(isTooDeep(`["${"[".repeat(most + 1)}"]`)).toBe(false);
  expect(isTooDeep(`["\\"${"[".repeat(most + 1)}"]`)).toBe(false);
  expect(isTooDeep(`["\\\\",${"[".repeat(most + 1)}`)).toBe(true);
  expect(isTooDeep(`["\\\\\\"${"[".repeat(most + 1)}"]`)).toBe(false);
});
