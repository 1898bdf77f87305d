import type { Markish } from "@observablehq/plot";
import { element } from "../element";
import { barLayout } from "./barLayout";
import { plotFrame } from "./plotFrame";
import { plotLegend } from "./plotLegend";
import { plots } from "./plotParts";
import type { PlotSpace } from "./plotSpace";
import type { BarChart } from "./plotSpecs";
import { plotTip } from "./plotTip";
import { valuesSummary } from "./valuesSummary";

/** Lying bars, each with its label and its value in writing. */
export const barChart = (space: PlotSpace, chart: BarChart): Element => {
  const layout = barLayout(chart, space.width);
  const { bars } = layout;
  const befores = bars.filter(({ before }) => before !== undefined);
  const most = Math.max(0, ...bars.map(({ value, before }) => Math.max(value, before ?? 0)));
  const above = layout.labels === "above";
  const insets = above ? { insetTop: 22, insetBottom: 8 } : { insetTop: 6, insetBottom: 6 };
  const drawn = plotFrame(space, summaryOf(chart), {
    height: Math.max(1, bars.length) * layout.rowPx + 8,
    marginTop: 4,
    marginBottom: 4,
    marginLeft: layout.marginLeft,
    marginRight: layout.marginRight,
    x: { type: "linear", domain: [0, most || 1] },
    y: { type: "band", domain: bars.map(({ index }) => index), padding: 0 },
    marks: [
      plots.barX(
        bars,
        plots.pointerY({
          x1: 0,
          x2: most || 1,
          y: "index",
          fill: "var(--plot-grid)",
          fillOpacity: 0.6,
          maxRadius: Number.POSITIVE_INFINITY,
          ariaHidden: "true",
          ...insets,
        }),
      ),
      plots.barX(bars, { x1: 0, x2: "value", y: "index", fill: "var(--plot-1)", rx: 2, ...insets }),
      above ? null : plots.ruleX([0], { stroke: "var(--border-strong)", insetTop: 2, insetBottom: 2 }),
      befores.length === 0
        ? null
        : plots.tickX(befores, {
            x: "before",
            y: "index",
            stroke: "var(--text)",
            strokeWidth: 2,
            insetTop: insets.insetTop - 3,
            insetBottom: insets.insetBottom - 3,
          }),
      ...(above ? textAbove(bars, layout.rowPx) : textBeside(bars)),
      plotTip(bars, space.width, "y", {
        x: (bar) => Math.max(bar.value, bar.before ?? 0) / 2,
        y: "index",
        preferredAnchor: "top",
        title: (bar) => toldOf(chart, bar),
      }),
    ],
  });
  return element(
    "div",
    { class: "plot" },
    befores.length === 0
      ? null
      : plotLegend(
          [
            { name: "Now", sample: "box", color: "var(--plot-1)" },
            { name: "Before", sample: "tick", color: "var(--text)" },
          ],
          1,
        ),
    drawn as unknown as HTMLElement,
  );
};

type Bar = ReturnType<typeof barLayout>["bars"][number];

const textBeside = (bars: readonly Bar[]): readonly Markish[] => [
  plots.text(bars, {
    y: "index",
    frameAnchor: "left",
    textAnchor: "end",
    dx: -9,
    text: "shown",
    title: "label",
    fill: "var(--text)",
  }),
  plots.text(bars, {
    x: (bar: Bar) => Math.max(bar.value, bar.before ?? 0),
    y: "index",
    textAnchor: "start",
    dx: 8,
    text: "told",
    fill: "var(--text)",
    fontVariant: "tabular-nums",
  }),
];

const textAbove = (bars: readonly Bar[], rowPx: number): readonly Markish[] => {
  const dy = 12 - rowPx / 2;
  return [
    plots.text(bars, {
      y: "index",
      frameAnchor: "left",
      textAnchor: "start",
      dy,
      text: "shown",
      title: "label",
      fill: "var(--text)",
    }),
    plots.text(bars, {
      y: "index",
      frameAnchor: "right",
      textAnchor: "end",
      dy,
      text: "told",
      fill: "var(--text)",
      fontVariant: "tabular-nums",
    }),
  ];
};

const toldOf = ({ x }: BarChart, { label, value, before, detail }: Bar): string =>
  [
    label,
    `${x.label}: ${x.format(value)}`,
    before === undefined ? "" : `Before: ${x.format(before)}`,
    detail ?? "",
  ]
    .filter((line) => line !== "")
    .join("\n");

const summaryOf = ({ bars, x }: BarChart): string =>
  valuesSummary(
    bars.map(({ label, value }) => ({ name: label, value })),
    x.format,
    { joint: "for", latest: false },
  );
