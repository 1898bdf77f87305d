import { element } from "../element";

/** What is in a figure's card beside its chart. */
interface ChartContent {
  /** Choices of what the chart shows. */
  readonly controls?: readonly Element[];
  readonly chart: Element;
  /** What is worth saying of it: sentences, or elements of their own. */
  readonly texts?: readonly (string | Element | undefined)[];
}

/** A chart with its choices above and its sentences below. */
export const chartContent = ({ controls = [], chart, texts = [] }: ChartContent): Element =>
  element(
    "div",
    { class: "chart-content" },
    controls.length > 0 && element("div", { class: "chart-controls" }, ...controls),
    chart,
    ...texts
      .filter((text) => text !== undefined)
      .map((text) => (typeof text === "string" ? element("p", { class: "chart-text" }, text) : text)),
  );
