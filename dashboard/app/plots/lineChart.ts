import { element } from "../element";
import { everyTime } from "./everyTime";
import { lonePoints } from "./lonePoints";
import { moment } from "./moment";
import { plotFrame } from "./plotFrame";
import { plotLegend } from "./plotLegend";
import { plots } from "./plotParts";
import type { PlotSpace } from "./plotSpace";
import type { LineChart } from "./plotSpecs";
import { plotTip } from "./plotTip";
import { previousLook, seriesColor, seriesDashes } from "./seriesLook";
import { textWidth } from "./textWidth";
import { timeTicks } from "./timeTicks";
import { valueAxis } from "./valueAxis";
import { valuesSummary } from "./valuesSummary";

/** Lines over days or instants, the first with its area; those for comparison dashed and behind. */
export const lineChart = (space: PlotSpace, chart: LineChart): Element => {
  const lines = looksOf(chart);
  const height = Math.round(Math.min(300, Math.max(190, space.width * 0.42)));
  const axis = valueAxis(
    chart.y,
    lines.flatMap(({ points }) => points.map(({ y }) => y)),
    height - 36,
  );
  const xs = everyTime(
    chart.x,
    lines.flatMap(({ points }) => points.map(({ x }) => x)),
  );
  const times = timeTicks(chart.x, xs, space.width - axis.marginLeft - 30, space.formats);
  const halfOf = (x: string | undefined): number => (x === undefined ? 0 : textWidth(times.format(x)) / 2);
  const marginLeft = Math.ceil(Math.max(axis.marginLeft, times.ticks[0] === xs[0] ? halfOf(xs[0]) : 0));
  const marginRight = Math.ceil(Math.max(14, times.ticks.at(-1) === xs.at(-1) ? halfOf(xs.at(-1)) : 0));
  const moments = momentsOf(space, chart, lines, xs);
  const drawn = plotFrame(space, summaryOf(space, chart), {
    height,
    marginLeft,
    marginRight,
    x: { type: "utc", ...(xs.length === 1 ? { domain: aroundOne(xs[0] ?? "") } : {}) },
    y: { domain: [...axis.domain] },
    marks: [
      ...axis.marks,
      plots.axisX(
        times.ticks.map((x) => new Date(x)),
        {
          text: times.ticks.map(times.format),
          tickSize: 0,
          tickPadding: 9,
          label: null,
          fill: "var(--text-muted)",
        },
      ),
      plots.ruleY([0], { stroke: "var(--border-strong)" }),
      ...lines
        .slice(0, 1)
        .map(({ points, color }) =>
          plots.areaY(points, { x: "at", y1: 0, y2: "y", fill: color, fillOpacity: 0.12 }),
        ),
      plots.ruleX(
        moments,
        plots.pointerX({ x: "at", stroke: "var(--text-muted)", strokeOpacity: 0.5, ...hovered }),
      ),
      // the first on top
      ...[...lines].reverse().flatMap(({ points, color, dashes, width }) => [
        plots.line(points, {
          x: "at",
          y: "y",
          stroke: color,
          strokeWidth: width,
          strokeDasharray: dashes,
          strokeLinejoin: "round",
        }),
        plots.dot(lonePoints(points), { x: "at", y: "y", r: width + 1, fill: color }),
        plots.dot(
          points,
          plots.pointerX({ x: "at", y: "y", r: 4, fill: color, stroke: "var(--surface-raised)", ...hovered }),
        ),
      ]),
      moments.length > 0
        ? null
        : plots.text(["No values"], {
            frameAnchor: "middle",
            fill: "var(--text-muted)",
            text: (told) => told,
          }),
      plotTip(moments, space.width, "x", { x: "at", y: "top", title: (each) => each.told }),
    ],
  });
  return element(
    "div",
    { class: "plot" },
    plotLegend(lines.map(({ name, color, dashes }) => ({ name, sample: "line", color, dashes }))),
    drawn as unknown as HTMLElement,
  );
};

const hovered = { maxRadius: Number.POSITIVE_INFINITY, ariaHidden: "true" } as const;

const looksOf = ({ series }: LineChart) => {
  const solid = series.filter(({ dashed }) => dashed !== true);
  return series.map(({ name, dashed, points }) => {
    const index = solid.findIndex((each) => each.points === points && each.name === name);
    return {
      name,
      width: dashed === true ? 1.5 : 2.25,
      color: dashed === true ? previousLook.color : seriesColor(index),
      dashes: dashed === true ? previousLook.dashes : seriesDashes(index),
      points: points
        .map(({ x, y, note }) => ({ x, at: new Date(x), y: finite(y), note }))
        .sort((a, b) => a.at.getTime() - b.at.getTime()),
    };
  });
};

const finite = (y: number | null): number | null => (y !== null && Number.isFinite(y) ? y : null);

/** What is told at each time at which any line has a value. */
const momentsOf = (
  space: PlotSpace,
  chart: LineChart,
  lines: ReturnType<typeof looksOf>,
  xs: readonly string[],
) => {
  const byTime = lines.map(
    ({ name, points }) => [name, new Map(points.map((point) => [point.at.getTime(), point]))] as const,
  );
  return xs.flatMap((x) => {
    const at = new Date(x);
    const found = byTime.flatMap(([name, points]) => {
      const point = points.get(at.getTime());
      return point === undefined || point.y === null ? [] : [{ name, y: point.y, note: point.note }];
    });
    if (found.length === 0) return [];
    const told = found.map(({ name, y, note }) =>
      [lines.length > 1 ? `${name}:` : "", chart.y.format(y), note === undefined ? "" : `(${note})`]
        .filter((part) => part !== "")
        .join(" "),
    );
    return [
      {
        at,
        top: Math.max(...found.map(({ y }) => y)),
        told: [moment(chart.x, x, space.formats), ...told].join("\n"),
      },
    ];
  });
};

/** A single time stands in the middle. */
const aroundOne = (x: string): [Date, Date] => {
  const at = Date.parse(x);
  return [new Date(at - 43_200_000), new Date(at + 43_200_000)];
};

const summaryOf = (space: PlotSpace, { x, y, series }: LineChart): string =>
  series
    .map(({ name, points }) => {
      const values = points.map((point) => ({
        name: point.note ?? moment(x, point.x, space.formats),
        value: point.y,
      }));
      const told = valuesSummary(values, y.format, { joint: x === "day" ? "on" : "at" });
      return series.length > 1 ? `${name}, ${told}` : told;
    })
    .join("; ") || "no values";
