import type { Markish } from "@observablehq/plot";
import { element } from "../element";
import { type PlacedCountry, placedCountries } from "./placedCountries";
import { plotFrame } from "./plotFrame";
import { plotLegend } from "./plotLegend";
import { plots } from "./plotParts";
import type { PlotSpace } from "./plotSpace";
import type { WorldMap } from "./plotSpecs";
import { plotTip } from "./plotTip";
import { type ValueClass, valueClasses } from "./valueClasses";
import { worldAtlas } from "./worldAtlas";

/** The map itself, with its legend, the first countries in writing, and those that are on no map. */
export const worldMapDrawing = (space: PlotSpace, map: WorldMap): Element => {
  const atlas = worldAtlas();
  const { placed, elsewhere } = placedCountries(map.countries, atlas, space.width);
  const classes = valueClasses(
    placed.map(({ value }) => value),
    map.value.format,
  );
  const colored = placed.filter(({ value }) => value > 0);
  const byKey = new Map(colored.map((country) => [country.key, country]));
  const lands = atlas.filter(({ key }) => !byKey.has(key));
  const width = Math.max(200, Math.floor(space.width));
  const drawn = plotFrame(space, summaryOf(map, elsewhere), {
    height: Math.round(width * 0.487),
    margin: 2,
    marginTop: 2,
    marginRight: 2,
    marginBottom: 2,
    marginLeft: 2,
    projection: "equal-earth",
    marks: [
      plots.sphere({ fill: "var(--surface)", stroke: "var(--border)", strokeWidth: 1 }),
      plots.geo(
        lands.map(({ geometry }) => geometry),
        { fill: "var(--plot-grid)", stroke: "var(--surface-raised)", strokeWidth: 0.5 },
      ),
      plots.geo(
        atlas.flatMap(({ key, geometry }) => {
          const country = byKey.get(key);
          return country === undefined ? [] : [{ geometry, color: colorOf(country.value, classes) }];
        }),
        {
          geometry: "geometry",
          fill: "color",
          stroke: "var(--surface-raised)",
          strokeWidth: 0.5,
        },
      ),
      dotsOf(
        colored.filter(({ small }) => small),
        classes,
      ),
      plotTip(placed, width, "nearest", {
        x: "longitude",
        y: "latitude",
        title: ({ name, value }) => `${name}\n${map.value.label}: ${map.value.format(value)}`,
      }),
    ],
    color: { type: "identity" },
  });
  return element(
    "div",
    { class: "plot" },
    drawn as unknown as HTMLElement,
    plotLegend(
      classes.map(({ name, percent }) => ({ name, sample: "box", color: mix(percent) })),
      1,
    ),
    rankingOf(map),
    elsewhere.length === 0
      ? null
      : element(
          "p",
          { class: "plot-aside" },
          `Not on the map: ${elsewhere.map(({ name, value }) => `${name} ${map.value.format(value)}`).join(", ")}.`,
        ),
  );
};

const dotsOf = (small: readonly PlacedCountry[], classes: readonly ValueClass[]): Markish =>
  plots.dot(
    small.map((country) => ({ ...country, color: colorOf(country.value, classes) })),
    {
      x: "longitude",
      y: "latitude",
      r: 3.5,
      fill: "color",
      stroke: "var(--text-muted)",
      strokeWidth: 1,
    },
  );

const colorOf = (value: number, classes: readonly ValueClass[]): string =>
  mix(classes.findLast(({ from }) => value >= from)?.percent ?? 0);

const mix = (percent: number): string => `color-mix(in oklab, var(--plot-high) ${percent}%, var(--plot-low))`;

/** The first five in writing, so that nobody has to tell colours apart. */
const rankingOf = ({ countries, value }: WorldMap): HTMLElement | null => {
  const first = [...countries]
    .filter((country) => country.value > 0)
    .sort((a, b) => b.value - a.value)
    .slice(0, 5);
  return first.length === 0
    ? null
    : element(
        "ol",
        { class: "plot-ranking" },
        ...first.map((country) =>
          element("li", {}, `${country.name} `, element("strong", {}, value.format(country.value))),
        ),
      );
};

const summaryOf = ({ countries, value }: WorldMap, elsewhere: WorldMap["countries"]): string => {
  const told = (some: WorldMap["countries"]): string =>
    some.map((country) => `${country.name} ${value.format(country.value)}`).join(", ");
  const sorted = [...countries].filter((each) => each.value > 0).sort((a, b) => b.value - a.value);
  if (sorted.length === 0) return "no country has a value";
  const first = sorted.slice(0, 5);
  const rest = sorted.length - first.length;
  return [
    `${sorted.length === 1 ? "one country" : `${sorted.length} countries`}: ${told(first)}`,
    rest > 0 ? `, and ${rest} more` : "",
    elsewhere.length > 0 ? `; not on the map: ${told(elsewhere)}` : "",
  ].join("");
};
