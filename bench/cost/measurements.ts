import { cpus } from "node:os";
import type { Counted, Measures } from "../../review/cost/counted";
import type { FreshCounts } from "./freshCounts";
import { measuredHour } from "./measuredHour";
import { measuredRollUp } from "./measuredRollUp";
import { s3Calls } from "./s3Calls";

/** So many events in the hour of which compaction's time is measured, and in the day of which the roll-up's is. */
const hourEvents = 20_000;

/** Times and bytes that come within this share of the last ones leave them as they are: a busy machine never takes twice the same. */
const timeTolerance = 0.5;
const byteTolerance = 0.05;

/** Measures, on this machine, the processor time of the functions and what an hour leaves in the lake. */
export const measurements = async ({ direct: days, packs }: FreshCounts): Promise<Measures> => {
  const s3 = await s3Calls();
  const hour = await measuredHour(hourEvents);
  const rolledUp = await measuredRollUp(hourEvents);
  const values: Record<string, number> = {
    "s3.put.cpuMs": s3.putMicros / 1000,
    "s3.get.cpuMs": s3.getMicros / 1000,
    "compact.cpuMs of 1,000 events": hour.cpuMicros / hour.events,
    "lake.dataBytesPerEvent": hour.dataBytes / hour.events,
    "lake.seenBytesPerEvent": hour.seenBytes / hour.events,
    "rollUp.cpuMs of 1,000 events": rolledUp.cpuMicros / rolledUp.events,
    "lake.rolledUpBytesPerEvent": rolledUp.bytes / rolledUp.events,
  };
  for (const [eventsPerRequest, { counts, cpuMicros }] of Object.entries(days))
    for (const name of ["ingest", "count"])
      values[`${name}.cpuMs at ${eventsPerRequest}`] =
        (cpuMicros[name] ?? 0) / 1000 / (counts[`${name}.call`] ?? 1);
  for (const eventsPerRequest of Object.keys(days)) {
    const many = packs[`${eventsPerRequest}x100`];
    if (many === undefined) continue;
    values[`pack.cpuMs a message at ${eventsPerRequest}`] =
      (many.cpuMicros["pack"] ?? 0) / 1000 / (many.counts["pack.send"] ?? 1);
    values[`count.cpuMs a message at ${eventsPerRequest}, packed`] =
      (many.cpuMicros["count"] ?? 0) / 1000 / (many.counts["pack.send"] ?? 1);
  }
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, inTwoDigits(value)]));
};

/** The last measurement where nothing is far from it, else the new one. */
export const settledMeasurement = (
  last: Counted["measured"] | undefined,
  values: Measures,
  on: string,
): Counted["measured"] => {
  const names = Object.keys(values);
  const isClose = (name: string): boolean => {
    const before = last?.values[name];
    const tolerance = name.includes("cpuMs") ? timeTolerance : byteTolerance;
    return before !== undefined && Math.abs((values[name] ?? 0) - before) <= tolerance * before;
  };
  if (last !== undefined && Object.keys(last.values).length === names.length && names.every(isClose))
    return last;
  return { on, machine: machine(), values };
};

const inTwoDigits = (value: number): number => Number(value.toPrecision(2));

const machine = (): string => {
  const all = cpus();
  return `${all.length} × ${all[0]?.model.trim() ?? "unknown processor"}, Node ${process.versions.node}`;
};
