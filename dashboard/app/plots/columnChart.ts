import type { Markish } from "@observablehq/plot";
import { element } from "../element";
import { columnTicks } from "./columnTicks";
import { everyTime } from "./everyTime";
import { moment } from "./moment";
import { partFills } from "./partFills";
import { plotFrame } from "./plotFrame";
import { plotLegend } from "./plotLegend";
import { plots } from "./plotParts";
import type { PlotSpace } from "./plotSpace";
import type { ColumnChart } from "./plotSpecs";
import { plotTip } from "./plotTip";
import { stackedColumns } from "./stackedColumns";
import { valueAxis } from "./valueAxis";
import { valuesSummary } from "./valuesSummary";

/** Upright columns at equal distances, their parts one upon the other. */
export const columnChart = (space: PlotSpace, chart: ColumnChart): Element => {
  const { names, columns, parts } = stackedColumns(chart.columns);
  const height = Math.round(Math.min(300, Math.max(190, space.width * 0.42)));
  const axis = valueAxis(
    chart.y,
    columns.map(({ total }) => total),
    height - 36,
  );
  const given = columns.map(({ x }) => x);
  const xs = chart.x === "category" ? given : everyTime(chart.x, given);
  const band = (space.width - axis.marginLeft - 14) / Math.max(1, xs.length);
  const { ticks, format } = columnTicks(chart.x, xs, band, space.formats);
  const { fills, defs } = partFills(names.length);
  const padding = band < 6 ? 0.1 : 0.22;
  const column = ((band * xs.length) / (xs.length + padding)) * (1 - padding);
  const inset = Math.max(0, (column - widestColumn) / 2);
  const drawn = plotFrame(space, summaryOf(space, chart), {
    height,
    marginLeft: axis.marginLeft,
    marginRight: 14,
    x: { type: "band", domain: [...xs], padding },
    y: { domain: [...axis.domain] },
    marks: [
      (() => defs) as unknown as Markish,
      ...axis.marks,
      plots.axisX([...ticks], {
        tickFormat: format,
        tickSize: 0,
        tickPadding: 9,
        label: null,
        fill: "var(--text-muted)",
      }),
      plots.barY(
        columns,
        plots.pointerX({
          x: "x",
          y1: 0,
          y2: axis.domain[1],
          fill: "var(--plot-grid)",
          fillOpacity: 0.6,
          maxRadius: Number.POSITIVE_INFINITY,
          ariaHidden: "true",
        }),
      ),
      plots.barY(parts, {
        x: "x",
        y1: "from",
        y2: "to",
        fill: (part: (typeof parts)[number]) => fills[part.index],
        insetLeft: inset,
        insetRight: inset,
        stroke: names.length > 1 && band > 8 ? "var(--surface-raised)" : "none",
        strokeWidth: 0.75,
      }),
      plots.ruleY([0], { stroke: "var(--border-strong)" }),
      plotTip(columns, space.width, "x", {
        x: "x",
        y: "total",
        title: (column) => toldOf(space, chart, column),
      }),
    ],
  });
  return element(
    "div",
    { class: "plot" },
    plotLegend(names.map((name, index) => ({ name, sample: "box", color: fills[index] ?? "" }))),
    drawn as unknown as HTMLElement,
  );
};

/** CSS pixels; a few columns do not become walls. */
const widestColumn = 64;

const toldOf = (
  { formats }: PlotSpace,
  { x, y }: ColumnChart,
  column: ReturnType<typeof stackedColumns>["columns"][number],
): string =>
  [
    moment(x, column.x, formats),
    ...(column.parts.length > 1
      ? [
          ...[...column.parts].reverse().map(({ name, value }) => `${name}: ${y.format(value)}`),
          `Together: ${y.format(column.total)}`,
        ]
      : [y.format(column.total)]),
  ].join("\n");

const summaryOf = ({ formats }: PlotSpace, { x, y, columns }: ColumnChart): string => {
  const stacked = stackedColumns(columns);
  const whole = valuesSummary(
    stacked.columns.map((column) => ({ name: moment(x, column.x, formats), value: column.total })),
    y.format,
    { joint: x === "category" ? "for" : x === "day" ? "on" : "at", latest: x !== "category" },
  );
  if (stacked.names.length < 2) return whole;
  const sums = stacked.names.map((name, index) => {
    const sum = stacked.parts.reduce(
      (all, part) => (part.index === index ? all + part.to - part.from : all),
      0,
    );
    return `${name} ${y.format(sum)}`;
  });
  return `${whole}; in all ${sums.join(", ")}`;
};
