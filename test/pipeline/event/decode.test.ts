import * as t from "io-ts";
import { decode } from "../../../pipeline/event/decode";
import { identifier } from "../../../pipeline/event/scalars";

const order = t.type({ id: identifier.codec, lines: t.array(t.type({ item: t.string })) }, "an order");

test("decode(codec, input) gives the value of what is valid", () => {
  const value = { id: "o-1", lines: [{ item: "burrata" }] };
  expect(decode(order, value)).toEqual({ kind: "valid", value });
});

test("an error names the field by its path, the rule, and the value that broke it", () => {
  expect(decode(order, { id: "o 1", lines: [{ item: 7 }] })).toEqual({
    kind: "invalid",
    errors: [`id: must be ${identifier.rule}, not "o 1"`, "lines.item: must be string, not 7"],
  });
});

test("an error says of a missing field that it is missing", () => {
  expect(decode(order, { lines: [] })).toEqual({
    kind: "invalid",
    errors: [`id: must be ${identifier.rule}, it is missing`],
  });
});

test("an error of the input as a whole calls it value", () => {
  expect(decode(t.number, "7")).toEqual({ kind: "invalid", errors: ['value: must be number, not "7"'] });
});

test("equal errors are told once", () => {
  const decoded = decode(order, { id: "a", lines: [{ item: 7 }, { item: 7 }, { item: 8 }] });
  expect(decoded).toEqual({
    kind: "invalid",
    errors: ["lines.item: must be string, not 7", "lines.item: must be string, not 8"],
  });
});

test("a message that is a sentence with its field already is left as it is", () => {
  const never = new t.Type<never>(
    "never",
    (_): _ is never => false,
    (u, c) => t.failure(u, c, "a.b: never is"),
    t.identity,
  );
  expect(decode(never, 1)).toEqual({ kind: "invalid", errors: ["a.b: never is"] });
});
