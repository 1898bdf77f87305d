import type { Formats } from "../formats/formats";

/** Where a chart is drawn, and how its values are written. */
export interface PlotSpace {
  /** CSS pixels. */
  readonly width: number;
  readonly formats: Formats;
  /** What the chart shows, for those who do not see it: the figure's title and units. */
  readonly label: string;
}
