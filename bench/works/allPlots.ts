import { type Bar, barPlot } from "../harness/barPlot";
import { linePlot } from "../harness/linePlot";
import { medianOf } from "../harness/measurement";
import type { Plot } from "../harness/plots";
import type { Results } from "../harness/results";
import type { FigureName, Work } from "../harness/work";
import { compactionGrowth, compactionPacked, growthSizes } from "./compaction";
import { lakeSizes, reportsOfAllDays, reportsOfOneDay } from "./reports";

/** The pictures of the page, of what has been measured. */
export const allPlots = (results: Results): readonly Plot[] => {
  const plots: Plot[] = [];
  const bars = barsOf(compactionPacked, results);
  if (bars.length > 0)
    plots.push({
      section: compactionPacked.section,
      file: "bench-compaction-cpu.svg",
      alt: `CPU seconds per million events: ${bars.map(({ name, value }) => `${name} ${value.toFixed(1)}`).join(", ")}`,
      svg: barPlot("Compaction: CPU seconds per million events", bars),
    });
  const memory = pointsOf(compactionGrowth, growthSizes, "peakBytes", results, 1e-6);
  if (memory.length > 1)
    plots.push({
      section: compactionGrowth.section,
      file: "bench-compaction-memory.svg",
      alt: `Most memory resident by events of the hour: ${memory.map(({ size, value }) => `${size} events ${Math.round(value)} MB`).join(", ")}`,
      svg: linePlot(
        "Compaction: most memory resident, by events of the hour",
        [{ name: "ours", role: "ours", points: memory }],
        { unit: "MB", limit: { value: 256, name: "256 MB, the goal" } },
      ),
    });
  const times = [
    { name: "all days and sites", role: "ours" as const, work: reportsOfAllDays },
    { name: "one day, one site", role: "peer" as const, work: reportsOfOneDay },
  ].map(({ work, ...line }) => ({ ...line, points: pointsOf(work, lakeSizes, "medianMs", results, 1) }));
  if (times.every(({ points }) => points.length > 1))
    plots.push({
      section: reportsOfAllDays.section,
      file: "bench-report-times.svg",
      alt: `Median time of a report by events in the lake: ${times
        .map(
          ({ name, points }) => `${name} ${points.map(({ value }) => `${Math.round(value)} ms`).join(", ")}`,
        )
        .join("; ")}`,
      svg: linePlot("Reports: milliseconds, by events in the lake", times, { unit: "ms" }),
    });
  return plots;
};

const barsOf = (work: Work, results: Results): readonly Bar[] =>
  work.variants.flatMap(({ name, role }) => {
    const value = medianOf(results[work.name]?.[name]?.runs ?? [], work.shows.figure);
    return value === undefined ? [] : [{ name, role, value }];
  });

const pointsOf = (
  work: Work,
  sizes: readonly { readonly name: string; readonly events: number }[],
  figure: FigureName,
  results: Results,
  times: number,
) =>
  sizes.flatMap(({ name, events }) => {
    const value = medianOf(results[work.name]?.[name]?.runs ?? [], figure);
    return value === undefined ? [] : [{ size: events, value: value * times }];
  });
