import { parseOptions, usage } from "./options";
import { UsageError } from "./usageError";

test("without options every mutation is judged, two at once", () => {
  expect(parseOptions([])).toEqual({ only: "", jobs: 2, help: false });
});

test("options are read", () => {
  expect(parseOptions(["--only", "a clock", "--jobs", "16"])).toEqual({
    only: "a clock",
    jobs: 16,
    help: false,
  });
  expect(parseOptions(["--help"]).help).toBe(true);
  for (const flag of ["--only", "--jobs", "--help"]) expect(usage).toContain(flag);
});

test.each([
  [["--fast"], "Unknown option '--fast'"],
  [["publish"], "Unexpected argument 'publish'"],
  [["--only"], "Option '--only <value>' argument missing"],
  [["--only="], "--only takes a text, not nothing"],
  [["--jobs", "0"], '--jobs takes a whole number from 1 to 16, not "0"'],
  [["--jobs", "17"], "--jobs takes a whole number from 1 to 16"],
  [["--jobs", "two"], "--jobs takes a whole number from 1 to 16"],
])("%j is refused: %s", (args, message) => {
  expect(() => parseOptions(args)).toThrow(UsageError);
  expect(() => parseOptions(args)).toThrow(message);
});
