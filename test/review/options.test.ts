import { parseOptions } from "../../review/options";

test("without arguments nothing is named, and review.md written", () => {
  expect(parseOptions([])).toEqual({ plans: {}, last: undefined, out: "review.md", help: false });
});

test("each stack can have a plan", () => {
  const { plans } = parseOptions(["--plan", "primary=a=b.json", "--plan", "backup=c.json"]);
  expect(plans).toEqual({ primary: "a=b.json", backup: "c.json" });
});

test.each([
  [["--plan", "plan.json"], '--plan takes STACK=FILE, as primary=plan.json, not "plan.json"'],
  [["--plan", "primary="], '--plan takes STACK=FILE, as primary=plan.json, not "primary="'],
  [["--plan", "a=1", "--plan", "a=2"], "--plan: a is given twice, must be given once"],
  [["--out="], "--out takes a path, not nothing"],
  [["--plam"], "Unknown option '--plam'"],
  [["plan.json"], "Unexpected argument 'plan.json'"],
])("%j is refused with a sentence", (args, sentence) => {
  expect(() => parseOptions(args)).toThrow(sentence);
});
