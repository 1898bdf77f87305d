import type { PlotSpace } from "./plotSpace";
import type { SectionsChart } from "./plotSpecs";

export const sectionsChart = (_space: PlotSpace, _chart: SectionsChart): Element => {
  throw new Error("sectionsChart: not drawn yet");
};
