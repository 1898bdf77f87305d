import type { PlotSpace } from "./plotSpace";
import type { DotChart } from "./plotSpecs";

export const dotChart = (_space: PlotSpace, _chart: DotChart): Element => {
  throw new Error("dotChart: not drawn yet");
};
