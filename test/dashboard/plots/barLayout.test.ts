import { barLayout } from "../../../dashboard/app/plots/barLayout";
import { textWidth } from "../../../dashboard/app/plots/textWidth";
import { someFormats } from "./someFormats";

const x = { label: "Orders", format: someFormats.count };
const long = "Tagliatelle al ragù di cinghiale con pecorino stagionato";
const aBar = (label: string, value: number, more = {}) => ({ label, value, ...more });

test("on a desk labels are at the left of their bars, on a phone above them", () => {
  const bars = [aBar("Margherita", 12)];
  expect(barLayout({ x, bars }, 700).labels).toBe("left");
  expect(barLayout({ x, bars }, 330).labels).toBe("above");
});

test.each([260, 330, 440, 700, 1400])("at %i pixels there is room for labels, bars and values", (width) => {
  const { labels, marginLeft, marginRight, bars } = barLayout(
    { x, bars: [aBar(long, 123_456_789_012, { detail: "12 % of all" }), aBar("B", 0)] },
    width,
  );
  if (labels === "left") {
    expect(width - marginLeft - marginRight).toBeGreaterThanOrEqual(100);
    for (const { shown } of bars) expect(textWidth(shown)).toBeLessThanOrEqual(marginLeft);
  } else {
    for (const { shown, told } of bars) expect(textWidth(shown) + textWidth(told)).toBeLessThanOrEqual(width);
  }
});

test("a detail is told after the value where it fits, and not where it does not", () => {
  const told = (detail: string) => barLayout({ x, bars: [aBar("A", 1204, { detail })] }, 500).bars[0]?.told;
  expect(told("12 %")).toBe("1,204 · 12 %");
  expect(told("word ".repeat(40))).toBe("1,204");
});

test("what is no amount is drawn as none", () => {
  const { bars } = barLayout({ x, bars: [aBar("A", Number.NaN, { before: -3 }), aBar("B", 1)] }, 500);
  expect(bars.map(({ value, before }) => [value, before])).toEqual([
    [0, 0],
    [1, undefined],
  ]);
});
