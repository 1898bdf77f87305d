import { failureLines } from "./failureLines";

test("a failure is told with its reasons and the command that does it again", () => {
  const failures = [{ where: "17", family: "bombs", broken: ["status 500", ...Array(9).fill("more")] }];
  expect(failureLines(7, failures)).toEqual([
    "17 (bombs):",
    "  status 500",
    ...Array(4).fill("  more"),
    "  and 5 more",
    "  again: npm run fuzz -- --seed 7 --only 17",
    "1 failures",
  ]);
});

test("of many failures the first twenty are told", () => {
  const failures = Array.from({ length: 30 }, (_, n) => ({ where: `hour-${n}`, family: "f", broken: ["b"] }));
  const lines = failureLines(7, failures);
  expect(lines.filter((line) => line.startsWith("hour-"))).toHaveLength(20);
  expect(lines.at(-1)).toBe("30 failures, the first 20 above");
});

test("no failures are no more than that", () => {
  expect(failureLines(7, [])).toEqual(["0 failures"]);
});
