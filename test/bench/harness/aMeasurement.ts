import type { MachineFacts } from "../../../bench/harness/machineFacts";
import type { VariantResult } from "../../../bench/harness/results";
import type { Measurement, Work } from "../../../bench/harness/work";

/** A run over a million events that took two CPU seconds, unless said otherwise. */
export const aMeasurement = (says: Partial<Measurement> = {}): Measurement => ({
  events: 1_000_000,
  cpuSeconds: 2,
  wallSeconds: 1.5,
  peakBytes: 100e6,
  bytesOut: 40e6,
  ...says,
});

export const aMachine: MachineFacts = {
  cpu: "A slow one",
  cores: 2,
  memoryGb: 24,
  system: "Linux 6.1.0 x64",
  node: "20.20.2",
  duckdb: "1.5.5",
  hyparquetWriter: "0.17.0",
  parquetjs: "0.8.7",
};

/** What was measured of a variant on 1 March 2026. */
export const aResult = (...runs: readonly Measurement[]): VariantResult => ({
  date: "2026-03-01",
  machine: aMachine,
  runs,
});

/** A work with a floor and a peer. */
export const aWork = (says: Partial<Work> = {}): Work => ({
  name: "sorting",
  section: "Sorting",
  title: "Sort a million rows",
  measured: "CPU of the whole process.",
  shows: { figure: "cpuSeconds", unit: "CPU s" },
  prepare: async () => ({}),
  variants: [
    { name: "ours", role: "ours", module: "ours.ts" },
    { name: "copy", role: "floor", module: "copy.ts" },
    { name: "sort(1)", role: "peer", module: "sort.ts", note: "one thread." },
  ],
  goals: [
    { says: "CPU at most 1.5 times that of sort(1)", figure: "cpuSeconds", atMost: 1.5, times: "sort(1)" },
  ],
  ...says,
});
