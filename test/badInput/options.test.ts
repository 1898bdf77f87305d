import { parseOptions } from "./options";

const optionsOf = (...args: readonly string[]) => {
  const parsed = parseOptions(args);
  if (parsed.kind === "wrong") throw new Error(parsed.sentence);
  return parsed.options;
};

test("without options it is 100,000 requests of the seed that is always the same", () => {
  expect(optionsOf()).toEqual({ seed: 20260301, requests: 100_000, only: undefined, help: false });
});

test("seed and number of requests can be told", () => {
  expect(optionsOf("--seed", "7", "--requests=500")).toMatchObject({ seed: 7, requests: 500 });
});

test.each([
  ["17", { kind: "requests", from: 17, to: 18 }],
  ["5000-9999", { kind: "requests", from: 5_000, to: 10_000 }],
  ["hour-3", { kind: "hour", number: 3 }],
  ["question-8", { kind: "question", number: 8 }],
  ["connection-8", { kind: "connection", number: 8 }],
])("--only %s is one thing to do again", (text, only) => {
  expect(optionsOf("--only", text).only).toEqual(only);
});

test.each([
  [["--frobnicate"], "Unknown option '--frobnicate'"],
  [["17"], "Unexpected argument '17'"],
  [["--seed"], "Option '--seed <value>' argument missing"],
  [["--seed", "-1"], "Option '--seed' argument is ambiguous"],
  [["--seed", "1.5"], '--seed takes a whole number from 0 to 4294967295, not "1.5"'],
  [["--requests", "0"], '--requests takes a whole number from 1 to 4294967295, not "0"'],
  [["--only", "9-8"], '--only takes 17, 5000-9999, hour-3, question-8 or connection-8, not "9-8"'],
  [["--only", "hour-1-2"], '--only takes 17, 5000-9999, hour-3, question-8 or connection-8, not "hour-1-2"'],
  [["--only", "day-1"], '--only takes 17, 5000-9999, hour-3, question-8 or connection-8, not "day-1"'],
])("%j is wrong in one sentence", (args, sentence) => {
  const parsed = parseOptions(args);
  expect(parsed).toEqual({ kind: "wrong", sentence: expect.stringContaining(sentence) });
  expect(parsed).toEqual({
    kind: "wrong",
    sentence: expect.stringMatching(/; npm run fuzz -- --help lists the options$/),
  });
});
