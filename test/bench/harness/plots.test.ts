import { barPlot } from "../../../bench/harness/barPlot";
import { linePlot } from "../../../bench/harness/linePlot";

const numbers = (svg: string, pattern: RegExp): readonly number[] =>
  [...svg.matchAll(pattern)].map(([, number]) => Number(number));

test("a bar is as long as its value, to the longest", () => {
  const svg = barPlot("CPU", [
    { name: "ours", role: "ours", value: 3 },
    { name: "a floor", role: "floor", value: 1 },
  ]);
  const [ours = 0, floor = 0] = numbers(svg, /<rect class="(?:ours|floor)"[^>]* width="([\d.]+)"/g);
  expect(ours / floor).toBeCloseTo(3, 1);
});

test("a line's points lie by powers of their sizes, and under a limit what is below it", () => {
  const points = [1e6, 1e7, 1e8].map((size) => ({ size, value: 200 }));
  const svg = linePlot("Memory", [{ name: "ours", role: "ours", points }], {
    unit: "MB",
    limit: { value: 256, name: "the goal" },
  });
  const [a = 0, b = 0, c = 0] = numbers(svg, /<circle class="ours" cx="([\d.]+)"/g);
  expect(b - a).toBeCloseTo(c - b, 0);
  const [y = 0] = numbers(svg, /<circle class="ours" cx="[\d.]+" cy="([\d.]+)"/g);
  const [limit = 0] = numbers(svg, /<line class="limit"[^>]* y1="([\d.]+)"/g);
  expect(y).toBeGreaterThan(limit);
});

test("what a title and a name say cannot end the markup", () => {
  const svg = barPlot('<script> & "so"', [{ name: "a < b", role: "peer", value: 1 }]);
  expect(svg).toContain('aria-label="&lt;script> &amp; &quot;so&quot;"');
  expect(svg).toContain("a &lt; b");
});
