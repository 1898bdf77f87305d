import { readFileSync } from "node:fs";
import { join } from "node:path";

const css = readFileSync(join(__dirname, "../../../dashboard/app/style/tokens.css"), "utf8");

/** The custom properties of each block, in the order of the file. */
const [light = {}, dark = {}, darkByChoice = {}] = [...css.matchAll(/:root[^{]*\{([^}]*)\}/g)].map(
  ([, block]) =>
    Object.fromEntries(
      [...(block ?? "").matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, value]),
    ),
) as Record<string, string>[];

/** By WCAG 2: from 1 to 21. */
const contrast = (colors: Record<string, string>, one: string, other: string): number => {
  const [low = 0, high = 0] = [one, other].map((name) => luminance(colors[name] ?? "")).sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
};

const luminance = (color: string): number => {
  const [, r, g, b] = /^#(\w\w)(\w\w)(\w\w)$/.exec(color) ?? [];
  const [red, green, blue] = [r, g, b].map((hex) => {
    const part = Number.parseInt(hex ?? "", 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

test("dark is the same by choice as by the device's setting, and has every colour that light has", () => {
  expect(darkByChoice).toEqual(dark);
  expect(Object.keys(dark)).toEqual(Object.keys(light));
});

const themes = [
  ["light", light],
  ["dark", dark],
] as const;

test.each(themes)("%s: text can be read on every surface", (_, colors) => {
  for (const text of ["text", "text-muted", "accent", "good", "bad", "warn"])
    for (const surface of ["surface", "surface-raised", "surface-sunken", "accent-soft"]) {
      const found = contrast(colors, text, surface);
      expect({ text, surface, enough: found >= 4.5, found }).toMatchObject({ enough: true });
    }
  expect(contrast(colors, "accent-text", "accent")).toBeGreaterThanOrEqual(4.5);
});

test.each(themes)(
  "%s: what is drawn, and the edges of controls, stand out from their surface",
  (_, colors) => {
    const drawn = ["plot-1", "plot-2", "plot-3", "plot-4", "plot-5", "plot-6", "plot-previous", "plot-high"];
    for (const color of [...drawn, "border-strong", "focus"]) {
      const found = contrast(colors, color, "surface-raised");
      expect({ color, enough: found >= 3, found }).toMatchObject({ enough: true });
    }
  },
);
