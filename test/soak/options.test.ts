import { parseOptions, type SoakOptions } from "./options";

const freshSeed = () => 42;

test("without a flag everything has its default, and the seed is another each time", () => {
  const expected: SoakOptions = { rounds: 50, seed: 42, minutes: 10, pairs: 40, help: false };
  expect(parseOptions([], freshSeed)).toEqual(expected);
});

test("each flag is read", () => {
  const expected: SoakOptions = { rounds: 3, seed: 0, minutes: 1, pairs: 0, help: true };
  const args = ["--rounds", "3", "--seed", "0", "--minutes", "1", "--pairs", "0", "--help"];
  expect(parseOptions(args, freshSeed)).toEqual(expected);
});

test.each([
  [["--rounds", "0"], '--rounds takes a whole number from 1 to 100000, not "0"'],
  [["--minutes", "1.5"], '--minutes takes a whole number from 1 to 10000, not "1.5"'],
  [["--seed", "4294967296"], '--seed takes a whole number from 0 to 4294967295, not "4294967296"'],
  [["--frobnicate"], "Unknown option '--frobnicate'"],
  [["50"], "Unexpected argument '50'"],
])("%j is refused in one sentence", (args, sentence) => {
  expect(parseOptions(args, freshSeed)).toEqual({
    error: expect.stringMatching(/^[^\n]+; npm run soak -- --help lists the flags$/),
  });
  expect(parseOptions(args, freshSeed)).toEqual({ error: expect.stringContaining(sentence) });
});
