import type { PlotSpace } from "./plotSpace";
import type { WorldMap } from "./plotSpecs";

/** Countries by colour. The atlas is large and comes only where a map is drawn. */
export const worldMap = async (space: PlotSpace, map: WorldMap): Promise<Element> => {
  const { worldMapDrawing } = await import("./worldMapDrawing");
  return worldMapDrawing(space, map);
};
