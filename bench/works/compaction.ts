import type { Variant, Work } from "../harness/work";
import type { DuckdbOptions } from "./compaction/duckdb";
import type { InflateOptions } from "./compaction/inflate";
import type { OursOptions } from "./compaction/ours";
import { type RawHourInput, rawHour } from "./compaction/rawHour";
import type { StockOptions } from "./compaction/stockParquetjs";

const section = "Compaction";
const folder = "bench/works/compaction";
const sampleEvents = 100_000;

/** What variants get: the hour, and a smaller one for those that take a minute a million. */
export interface CompactionInput extends RawHourInput {
  readonly sample: RawHourInput;
}

const ours: Variant = { name: "ours", role: "ours", module: `${folder}/ours.ts`, isProfiled: true };

const encoderThread = "pipeline/lake/parquet/encoderWorker.ts";

const oursOnTwoThreads: Variant = {
  name: "ours, two threads",
  role: "ours",
  module: `${folder}/ours.ts`,
  threads: [encoderThread],
  options: { memoryMb: 3008 } satisfies OursOptions,
  note: "with the thread that encodes row groups, as where a function has more than one vCPU: for its wall time.",
};

const floor = (name: string, then: InflateOptions["then"]): Variant => ({
  name,
  role: "floor",
  module: `${folder}/inflate.ts`,
  options: { then } satisfies InflateOptions,
});

const floors: readonly Variant[] = [
  floor("gunzip", "nothing"),
  floor("gunzip, find lines", "scan"),
  floor("gunzip, JSON.parse", "parse"),
];

const duckdb = (name: string, options: DuckdbOptions, note: string): Variant => ({
  name,
  role: "peer",
  module: `${folder}/duckdb.ts`,
  options,
  note,
});

const duckdbConverts = duckdb(
  "DuckDB",
  { job: "convert", compression: "zstd" },
  "one thread; reads the lines with their types declared and writes the lake's columns with ZSTD, in the order in which they come: no " +
    "validation, no duplicates dropped, nothing derived, not sorted.",
);

const duckdbDoesTheSame = duckdb(
  "DuckDB, the same job",
  { job: "same", compression: "zstd" },
  "one thread; also keeps the first version of each event alone, puts times right, derives device, system, browser, path and host by simple " +
    "rules, and sorts by site, type and time. No validation, no identities for later hours, no metrics.",
);

const of = [ours.name];

const cpuGoals = [
  {
    says: "CPU at most 1.3 times DuckDB's",
    figure: "cpuSecondsPerMillion",
    of,
    atMost: 1.3,
    times: duckdbConverts.name,
  },
  {
    says: "CPU at most 1.3 times DuckDB's for the same job",
    figure: "cpuSecondsPerMillion",
    of,
    atMost: 1.3,
    times: duckdbDoesTheSame.name,
  },
] as const;

const what =
  "Each is a line of gzip NDJSON as a browser's event is stored: 685 bytes of JSON, twelve types, 200 sites, 50,000 visitors, dishes and " +
  "user agents by Zipf's law, one in a thousand sent twice. Ours is `compact()` as the Lambda function calls it, over folders in place of buckets, and with metrics encoded for their table and let go: " +
  "it validates every line, drops repetitions, sets conflicting versions aside, derives columns, closes the metrics of every visitor's day, " +
  "and commits.";

export const compactionPacked: Work<CompactionInput> = {
  name: "compaction-packed",
  section,
  title: "Compact an hour of 1,000,000 events, packed",
  measured: `${what} An object holds 5,000 lines of requests of three events in the mean, as the packer writes them.`,
  shows: { figure: "cpuSecondsPerMillion", unit: "CPU s / million" },
  prepare: async (data) => ({
    ...(await rawHour(data, { events: 1_000_000 })),
    sample: await rawHour(data, { events: sampleEvents }),
  }),
  variants: [
    ours,
    oursOnTwoThreads,
    ...floors,
    duckdbConverts,
    duckdbDoesTheSame,
    duckdb(
      "DuckDB, gzip",
      { job: "convert", compression: "gzip" },
      "as DuckDB, with GZIP, which Node 20 has to do with.",
    ),
    {
      name: "hyparquet-writer",
      role: "peer",
      module: `${folder}/hyparquetWriter.ts`,
      note: "JSON.parse and nothing else before it; its defaults, with its own Snappy; of 100,000 events, so that its bytes are a tenth.",
    },
    {
      name: "parquetjs-lite as shipped",
      role: "peer",
      module: `${folder}/stockParquetjs.ts`,
      options: { compression: "SNAPPY" } satisfies StockOptions,
      note: "JSON.parse and nothing else before it; appendRow awaited for each row, Snappy, its own pages and row groups; of 100,000 events, so that its bytes are a tenth.",
    },
  ],
  goals: [
    ...cpuGoals,
    {
      says: "File at most as large as DuckDB's with ZSTD",
      figure: "bytesOut",
      of,
      atMost: 1,
      times: duckdbConverts.name,
    },
    {
      says: "File at most as large as DuckDB's with ZSTD, sorted as ours",
      figure: "bytesOut",
      of,
      atMost: 1,
      times: duckdbDoesTheSame.name,
    },
    { says: "Memory at most 256 MB", figure: "peakBytes", of, atMost: 256e6 },
  ],
};

export const compactionSmall: Work<RawHourInput> = {
  name: "compaction-small",
  section,
  title: "Compact an hour of 1,000,000 events, 20 an object",
  measured: `The same events, but an object for each request of 20: 50,000 objects, as ingest writes them without the packer.`,
  shows: { figure: "cpuSecondsPerMillion", unit: "CPU s / million" },
  prepare: (data) => rawHour(data, { events: 1_000_000, eventsPerObject: 20 }),
  variants: [ours, floor("gunzip, JSON.parse", "parse"), duckdbConverts, duckdbDoesTheSame].map(
    (variant) => ({
      ...variant,
      isProfiled: false,
    }),
  ),
  goals: [...cpuGoals, { says: "Memory at most 256 MB", figure: "peakBytes", of, atMost: 256e6 }],
};

/** The hours of the growth, each a variant. */
export const growthSizes = [
  { name: "250,000 events", events: 250_000 },
  { name: "1,000,000 events", events: 1_000_000 },
  { name: "4,000,000 events", events: 4_000_000 },
  { name: "8,000,000 events", events: 8_000_000, isLong: true },
] as const;

export const compactionGrowth: Work<Readonly<Record<string, RawHourInput>>> = {
  name: "compaction-growth",
  section,
  title: "Compact hours of different sizes",
  measured:
    "The packed hour with a quarter of the events, four times and eight times as many, each as one unit: what an event costs, and how much memory it takes, must not depend on how many there are.",
  shows: { figure: "cpuSecondsPerMillion", unit: "CPU s / million" },
  prepare: async (data, chosen) => {
    const hours: Record<string, RawHourInput> = {};
    for (const { name, events } of growthSizes)
      if (chosen.some((variant) => variant.name === name)) hours[name] = await rawHour(data, { events });
    return hours;
  },
  variants: growthSizes.map(({ name, ...size }) => ({
    name,
    role: "ours",
    module: `${folder}/oursOfSize.ts`,
    options: { size: name },
    ...("isLong" in size ? { isLong: true } : {}),
  })),
  goals: [
    { says: "Memory at most 256 MB", figure: "peakBytes", atMost: 256e6 },
    { says: "CPU per event grows by no more than 10 %", figure: "cpuSecondsPerMillion", growsAtMost: 0.1 },
  ],
};
