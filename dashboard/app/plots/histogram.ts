import { element } from "../element";
import { binsWithoutGaps } from "./binsWithoutGaps";
import { plotFrame } from "./plotFrame";
import { plots } from "./plotParts";
import type { PlotSpace } from "./plotSpace";
import type { Histogram } from "./plotSpecs";
import { plotTip } from "./plotTip";
import { textWidth } from "./textWidth";
import { valueAxis } from "./valueAxis";
import { valuesSummary } from "./valuesSummary";

/** Columns side by side, of equal width whatever their ranges; the edges are written between them. */
export const histogram = (space: PlotSpace, chart: Histogram): Element => {
  const bins = binsWithoutGaps(chart.bins).map((bin, index) => ({ ...bin, index, end: index + 1 }));
  const height = Math.round(Math.min(280, Math.max(190, space.width * 0.42)));
  const axis = valueAxis(
    chart.y,
    bins.map(({ value }) => value),
    height - 36,
  );
  const band = (space.width - axis.marginLeft - 24) / Math.max(1, bins.length);
  const edges = edgesOf(chart, bins, band);
  const drawn = plotFrame(space, summaryOf(chart, bins), {
    height,
    marginLeft: axis.marginLeft,
    marginRight: 24,
    x: { type: "linear", domain: [0, Math.max(1, bins.length)] },
    y: { domain: [...axis.domain] },
    marks: [
      ...axis.marks,
      plots.axisX(
        edges.map(({ at }) => at),
        {
          tickFormat: (_: unknown, index: number) => edges[index]?.label ?? "",
          tickSize: 0,
          tickPadding: 9,
          label: null,
          fill: "var(--text-muted)",
        },
      ),
      plots.rectY(bins, {
        x1: "index",
        x2: "end",
        y1: 0,
        y2: "value",
        fill: "var(--plot-1)",
        inset: 0.75,
        insetBottom: 0,
      }),
      plots.rectY(
        bins,
        plots.pointerX({
          x1: "index",
          x2: "end",
          y1: 0,
          y2: "value",
          fill: "none",
          stroke: "var(--text)",
          strokeWidth: 1.5,
          maxRadius: Number.POSITIVE_INFINITY,
          ariaHidden: "true",
        }),
      ),
      plots.ruleY([0], { stroke: "var(--border-strong)" }),
      plotTip(bins, space.width, "x", {
        x: (bin) => bin.index + 0.5,
        y: "value",
        title: (bin) => `${rangeOf(chart, bin)}\n${chart.y.label}: ${chart.y.format(bin.value)}`,
      }),
    ],
  });
  return element(
    "div",
    { class: "plot" },
    drawn as unknown as HTMLElement,
    element("p", { class: "plot-axis-name" }, chart.x.label),
  );
};

type Bin = Histogram["bins"][number];

const rangeOf = ({ x }: Histogram, { from, to }: Bin): string =>
  to === null ? `${x.format(from)} or more` : `${x.format(from)} to ${x.format(to)}`;

/** Every edge that has room; that of an open range is written below its middle. */
const edgesOf = ({ x }: Histogram, bins: readonly Bin[], bandPx: number) => {
  const all = bins.map((bin, index) =>
    bin.to === null
      ? { at: index + 0.5, label: `${x.format(bin.from)}+` }
      : { at: index, label: x.format(bin.from) },
  );
  const last = bins.at(-1);
  const whole =
    last === undefined || last.to === null ? all : [...all, { at: bins.length, label: x.format(last.to) }];
  const widest = Math.max(0, ...whole.map(({ label }) => textWidth(label)));
  const step = Math.max(1, Math.ceil((widest + 8) / bandPx));
  const open = last?.to === null;
  return whole.filter(
    ({ at }, index) =>
      (open && index === whole.length - 1) ||
      (index % step === 0 && !(open && step > 1 && bins.length - 0.5 - at < step)),
  );
};

const summaryOf = (chart: Histogram, bins: readonly Bin[]): string =>
  valuesSummary(
    bins.map((bin) => ({ name: rangeOf(chart, bin), value: bin.value })),
    chart.y.format,
    { joint: "from", latest: false },
  );
