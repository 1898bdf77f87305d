import { lowerWatermark } from "../compaction/watermark";
import type { ObjectStore } from "../storage/objectStore";
import type { PackParts } from "./pack";

/** Has hours looked at again by moving the watermark of compaction back. `newMark` never gives the same twice. */
export const lookAgain =
  (lake: Pick<ObjectStore, "get" | "put">, newMark: () => string): PackParts["lookAgainFrom"] =>
  (dataset, hour) =>
    lowerWatermark({ lake, dataset: { name: dataset } }, hour, newMark());
