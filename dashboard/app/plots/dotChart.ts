import type { Markish } from "@observablehq/plot";
import { element } from "../element";
import { fittingText } from "./fittingText";
import { labelPlaces } from "./labelPlaces";
import { outstandingFirst } from "./outstandingFirst";
import { plotFrame } from "./plotFrame";
import { plots } from "./plotParts";
import type { PlotSpace } from "./plotSpace";
import type { DotChart } from "./plotSpecs";
import { plotTip } from "./plotTip";
import { type SpreadScale, spreadScale } from "./spreadScale";
import { svgElement } from "./svgElement";
import { textWidth } from "./textWidth";
import { valueAxisMarks } from "./valueAxis";

/** A dot for each thing; the outstanding have their names beside them, all tell theirs where they are pointed at. */
export const dotChart = (space: PlotSpace, chart: DotChart): Element => {
  const width = Math.max(200, Math.floor(space.width));
  const height = Math.round(Math.min(420, Math.max(260, width * 0.62)));
  const given = chart.dots.filter(({ x, y }) => Number.isFinite(x) && Number.isFinite(y));
  const x = spreadScale(
    given.map((each) => each.x),
    chart.x.format,
    Math.max(2, Math.floor(width / 72)),
  );
  const y = spreadScale(
    given.map((each) => each.y),
    chart.y.format,
    Math.max(2, Math.floor(height / 56)),
  );
  const left = Math.ceil(Math.max(...y.ticks.map((tick) => textWidth(chart.y.format(tick))))) + 12;
  const frame = { left, top: 14, right: width - 18, bottom: height - 28 };
  const sizes = Math.max(0, ...given.map(({ size }) => size ?? 0));
  const dots = outstandingFirst(
    given.map((each) => ({
      ...each,
      x: Math.max(0, each.x),
      y: Math.max(0, each.y),
      radius: sizes > 0 ? 3 + 9 * Math.sqrt(Math.max(0, each.size ?? 0) / sizes) : 4.5,
    })),
    x,
    y,
  );
  const places = labelPlaces(
    dots.map((each) => ({
      label: fittingText(each.label, 180),
      radius: each.radius,
      x: frame.left + x.at(each.x) * (frame.right - frame.left),
      y: frame.bottom - y.at(each.y) * (frame.bottom - frame.top),
    })),
    { ...frame, top: 2, right: width - 2 },
    Math.min(14, Math.max(3, Math.floor((width * height) / 22_000))),
  );
  const drawn = plotFrame({ ...space, width }, summaryOf(chart, dots), {
    height,
    marginTop: frame.top,
    marginRight: width - frame.right,
    marginBottom: height - frame.bottom,
    marginLeft: left,
    x: scaleOf(x),
    y: scaleOf(y),
    marks: [
      plots.gridX([...x.ticks], { stroke: "var(--plot-grid)", strokeOpacity: 1 }),
      plots.axisX([...x.ticks], {
        text: x.ticks.map(chart.x.format),
        tickSize: 0,
        tickPadding: 9,
        label: null,
        fill: "var(--text-muted)",
      }),
      ...valueAxisMarks(chart.y, y.ticks),
      // large ones behind
      plots.dot(
        [...dots].sort((a, b) => b.radius - a.radius),
        {
          x: "x",
          y: "y",
          r: (each: (typeof dots)[number]) => each.radius,
          fill: "var(--plot-1)",
          fillOpacity: 0.55,
          stroke: "var(--plot-1)",
          strokeWidth: 1,
        },
      ),
      (() => namesOf(places)) as unknown as Markish,
      plots.dot(
        dots,
        plots.pointer({
          x: "x",
          y: "y",
          r: (each: (typeof dots)[number]) => each.radius + 1,
          fill: "none",
          stroke: "var(--text)",
          strokeWidth: 2,
          ariaHidden: "true",
        }),
      ),
      plotTip(dots, width, "nearest", { x: "x", y: "y", title: (each) => toldOf(chart, each) }),
    ],
    r: { type: "identity" },
  });
  return element(
    "div",
    { class: "plot" },
    element("p", { class: "plot-axis-name", "data-axis": "y" }, `↑ ${chart.y.label}${kindOf(y)}`),
    drawn as unknown as HTMLElement,
    element("p", { class: "plot-axis-name" }, `${chart.x.label}${kindOf(x)} →`),
  );
};

const scaleOf = ({ type, domain }: SpreadScale) => ({ type, domain: [...domain], constant: 1 });

const kindOf = ({ type }: SpreadScale): string => (type === "linear" ? "" : " (scale in powers of ten)");

const namesOf = (places: ReturnType<typeof labelPlaces>): SVGGElement =>
  svgElement(
    "g",
    { class: "plot-names", "text-anchor": "start" },
    ...places.map(({ label, x, y }) => svgElement("text", { x, y, dy: "0.32em" }, label)),
  );

const toldOf = (chart: DotChart, { label, x, y, detail }: DotChart["dots"][number]): string =>
  [
    label,
    `${chart.x.label}: ${chart.x.format(x)}`,
    `${chart.y.label}: ${chart.y.format(y)}`,
    ...(detail === undefined || detail === "" ? [] : [detail]),
  ].join("\n");

const summaryOf = (chart: DotChart, dots: DotChart["dots"]): string => {
  if (dots.length === 0) return "no values";
  const told = (each: DotChart["dots"][number] | undefined): string =>
    each === undefined
      ? ""
      : `${each.label} with ${chart.x.label} ${chart.x.format(each.x)} and ${chart.y.label} ${chart.y.format(each.y)}`;
  if (dots.length === 1) return told(dots[0]);
  const most = (axis: "x" | "y") => dots.reduce((best, each) => (each[axis] > best[axis] ? each : best));
  const [byX, byY] = [most("x"), most("y")];
  return byX === byY
    ? `${dots.length} dots, the highest by both ${told(byX)}`
    : `${dots.length} dots, the highest by ${chart.x.label} ${told(byX)}, the highest by ${chart.y.label} ${told(byY)}`;
};
