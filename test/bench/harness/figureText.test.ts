import { figureText, threeDigits, verdictText } from "../../../bench/harness/figureText";
import type { Goal } from "../../../bench/harness/work";

test.each([
  [0, "0"],
  [0.012345, "0.0123"],
  [9.999, "10.0"],
  [12.345, "12.3"],
  [1234.5, "1,235"],
  [1_234_567, "1,234,567"],
])("threeDigits(%d) is %s", (value, text) => {
  expect(threeDigits(value)).toBe(text);
});

test("bytes are shown as MB, and what was not measured as nothing", () => {
  expect(figureText("peakBytes", 256e6)).toBe("256");
  expect(figureText("cpuSeconds", undefined)).toBe("");
});

test("a verdict says how far it is from the goal, in the goal's own measure", () => {
  const times: Goal = { says: "CPU", figure: "cpuSeconds", atMost: 1.3, times: "DuckDB" };
  const memory: Goal = { says: "memory", figure: "peakBytes", atMost: 256e6 };
  const growth: Goal = { says: "growth", figure: "cpuSeconds", growsAtMost: 0.1 };
  expect(verdictText(times, { kind: "met", value: 1.2, limit: 1.3 })).toBe("met: 1.20 ×");
  expect(verdictText(times, { kind: "missed", value: 2.5, limit: 1.3 })).toBe(
    "not met: 2.50 ×, where 1.30 × is wanted",
  );
  expect(verdictText(memory, { kind: "missed", value: 300e6, limit: 256e6 })).toBe(
    "not met: 300 MB, where 256 MB is wanted",
  );
  expect(verdictText(growth, { kind: "met", value: 0.9, limit: 1.1 })).toBe("met: −10.0 %");
  expect(verdictText(growth, { kind: "missed", value: 1.25, limit: 1.1 })).toBe(
    "not met: +25.0 %, where +10 % is the most",
  );
  expect(verdictText(growth, { kind: "unmeasured" })).toBe("not measured");
});
