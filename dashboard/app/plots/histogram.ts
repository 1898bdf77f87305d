import type { PlotSpace } from "./plotSpace";
import type { Histogram } from "./plotSpecs";

export const histogram = (_space: PlotSpace, _chart: Histogram): Element => {
  throw new Error("histogram: not drawn yet");
};
