import { element } from "../element";
import { svgElement } from "./svgElement";

/** What a colour, a dash or a texture stands for. */
export interface LegendEntry {
  readonly name: string;
  readonly sample: "line" | "box" | "tick";
  readonly color: string;
  readonly dashes?: string | undefined;
}

/** The names of what is drawn, each with a sample; nothing where there is only one. */
export const plotLegend = (entries: readonly LegendEntry[], atLeast = 2): HTMLElement | null =>
  entries.length < atLeast
    ? null
    : element(
        "ul",
        { class: "plot-legend" },
        ...entries.map((entry) => element("li", {}, sampleOf(entry), element("span", {}, entry.name))),
      );

const sampleOf = ({ sample, color, dashes }: LegendEntry): SVGElement => {
  const [width, height] = sample === "line" ? [26, 12] : [12, 12];
  return svgElement(
    "svg",
    { class: "plot-sample", width, height, viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true" },
    sample === "box"
      ? svgElement("rect", { width, height, rx: 3, fill: color })
      : svgElement("path", {
          d: sample === "line" ? `M0,${height / 2}H${width}` : `M${width / 2},0V${height}`,
          stroke: color,
          "stroke-width": 2,
          "stroke-dasharray": dashes,
          fill: "none",
        }),
  );
};
