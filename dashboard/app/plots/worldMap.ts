import type { PlotSpace } from "./plotSpace";
import type { WorldMap } from "./plotSpecs";

export const worldMap = async (_space: PlotSpace, _map: WorldMap): Promise<Element> => {
  throw new Error("worldMap: not drawn yet");
};
