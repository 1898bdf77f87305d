import { readFileSync } from "node:fs";
import { heat } from "../../../dashboard/app/plots/heat";
import { contrast, lightOf, mixed } from "./contrast";

/** Light, dark by the system's setting, dark by choice. */
const themes = readFileSync("dashboard/app/style/tokens.css", "utf8")
  .split("}")
  .map(
    (rule) =>
      new Map([...rule.matchAll(/--([a-z0-9-]+): (#[0-9a-f]{6});/g)].map(([, name, hex]) => [name, hex])),
  )
  .filter((theme) => theme.has("plot-low"));

const color = (theme: number, name: string): string => {
  const hex = themes[theme]?.get(name);
  if (hex === undefined) throw new Error(`theme ${theme} has no --${name} as a hexadecimal colour`);
  return hex;
};

test("the text on every heat can be read in every theme", () => {
  expect(themes).toHaveLength(3);
  for (const theme of themes.keys()) {
    for (let share = 0; share <= 1; share += 0.01) {
      const { percent, strong } = heat(share);
      const ground = mixed(color(theme, "plot-low"), color(theme, "plot-high"), percent);
      const text = lightOf(color(theme, strong ? "surface-raised" : "text"));
      expect(contrast(ground, text)).toBeGreaterThanOrEqual(4.5);
    }
  }
});

test("the text on the menu's sections can be read, however many got there", () => {
  const [, most] = /--plot-high\) calc\(var\(--heat\) \* (0\.\d+)\)/.exec(
    readFileSync("dashboard/app/style/plots.css", "utf8"),
  ) as unknown as [string, string];
  for (const theme of themes.keys()) {
    for (let percent = 0; percent <= 100; percent++) {
      const ground = mixed(color(theme, "plot-low"), color(theme, "plot-high"), percent * Number(most));
      expect(contrast(ground, lightOf(color(theme, "text")))).toBeGreaterThanOrEqual(4.5);
    }
  }
});

test("a larger share is hotter, and what is no share from 0 to 1 is taken to its nearest end", () => {
  const percents = Array.from({ length: 101 }, (_, index) => heat(index / 100).percent);
  expect(percents).toEqual([...percents].sort((a, b) => a - b));
  expect([heat(-1), heat(Number.NaN)]).toEqual([heat(0), heat(0)]);
  expect(heat(7)).toEqual({ percent: 100, strong: true });
});
