import type { PlotSpace } from "./plotSpace";
import type { LineChart } from "./plotSpecs";

export const lineChart = (_space: PlotSpace, _chart: LineChart): Element => {
  throw new Error("lineChart: not drawn yet");
};
