import type { PlotSpace } from "./plotSpace";
import type { ColumnChart } from "./plotSpecs";

export const columnChart = (_space: PlotSpace, _chart: ColumnChart): Element => {
  throw new Error("columnChart: not drawn yet");
};
