import type { PlotSpace } from "./plotSpace";
import type { FunnelChart } from "./plotSpecs";

export const funnelChart = (_space: PlotSpace, _chart: FunnelChart): Element => {
  throw new Error("funnelChart: not drawn yet");
};
