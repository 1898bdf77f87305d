import type { PlotSpace } from "./plotSpace";
import type { RetentionGrid } from "./plotSpecs";

export const retentionGrid = (_space: PlotSpace, _chart: RetentionGrid): Element => {
  throw new Error("retentionGrid: not drawn yet");
};
