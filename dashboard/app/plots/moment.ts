import type { Formats } from "../formats/formats";
import type { TimeKind } from "./plotSpecs";

/** A time of a chart as tips and summaries say it. */
export const moment = (kind: TimeKind | "category", x: string, formats: Formats): string => {
  if (kind === "category") return x;
  return kind === "day" ? formats.day(x) : formats.dayAndTime(new Date(x));
};
