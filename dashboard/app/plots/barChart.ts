import type { PlotSpace } from "./plotSpace";
import type { BarChart } from "./plotSpecs";

export const barChart = (_space: PlotSpace, _chart: BarChart): Element => {
  throw new Error("barChart: not drawn yet");
};
