import { writeRawHour } from "../data/rawHourFiles";
import { trafficVersion } from "../data/traffic";
import type { BenchData, Variant, Work } from "../harness/work";
import { type AskOptions, askedReports } from "./reports/askReports";
import type { NextHourInput, NextHourOptions } from "./reports/compactNext";
import { eventsPerHour, hourAt, type LakeInput, lakeOf } from "./reports/lake";

const folder = "bench/works/reports";

/** The lakes, each a variant. */
export const lakeSizes = [
  { name: "1 million events", days: 1, events: 1e6 },
  { name: "10 million events", days: 10, events: 1e7, isLong: true },
  { name: "50 million events", days: 50, events: 5e7, isLong: true },
] as const;

type Lakes<L> = Readonly<Record<string, L>>;

const lakesOf = async <L extends LakeInput>(
  chosen: readonly Variant[],
  make: (size: (typeof lakeSizes)[number]) => Promise<L>,
): Promise<Lakes<L>> => {
  const lakes: Record<string, L> = {};
  for (const size of lakeSizes)
    if (chosen.some(({ name }) => name === size.name)) lakes[size.name] = await make(size);
  return lakes;
};

/** A variant for each lake. */
const ofEachSize = (
  role: Variant["role"],
  module: string,
  optionsOf: (lake: string) => unknown,
  nameOf = (lake: string): string => lake,
): readonly Variant[] =>
  lakeSizes.map(({ name, ...size }) => ({
    name: nameOf(name),
    role,
    module: `${folder}/${module}.ts`,
    options: optionsOf(name),
    ...("isLong" in size ? { isLong: true } : {}),
  }));

const countOf = (lake: string): string => `${lake}, count by type`;

/** The reports, and beside each lake's a count of the same rows. */
const ask = (about: AskOptions["about"]): readonly Variant[] => [
  ...ofEachSize("ours", "askReports", (lake) => ({ lake, about, what: "reports" }) satisfies AskOptions).map(
    (variant) => ({ ...variant, beside: { floor: countOf(variant.name) } }),
  ),
  ...ofEachSize(
    "floor",
    "askReports",
    (lake) => ({ lake, about, what: "count" }) satisfies AskOptions,
    countOf,
  ),
];

const asked = `The reports ${askedReports.join(", ")}, each asked once, anew, of DuckDB with two threads as \`npm start\` has it, in a process that has read no file yet; the floor is a count of the same rows by type. A day has 1,000,000 events at 200 sites in 24 files, one an hour`;

export const reportsOfAllDays: Work<Lakes<LakeInput>> = {
  name: "reports-all-days",
  section: "Reports",
  title: "Reports about all days and sites",
  measured: `${asked}; lakes of one, ten and fifty days. What is shown is the median of the reports' times; per million events it must not grow.`,
  shows: { figure: "medianMs", unit: "ms a report" },
  prepare: (data, chosen) => lakesOf(chosen, (size) => lakeOf(data, size)),
  variants: ask("all"),
  goals: [
    {
      says: "Time per million events grows by no more than 10 %",
      figure: "medianMsPerMillion",
      growsAtMost: 0.1,
    },
  ],
};

export const reportsOfOneDay: Work<Lakes<LakeInput>> = {
  name: "reports-one-day",
  section: "Reports",
  title: "Reports about one day at one site",
  measured: `${asked}; asked about the last day of the same lakes, at one of the 200 sites. Bytes read are those that the process asks Linux for while it answers, footers of files included; of the reports the one that reads the most counts. They stand against the bytes of the day's raw JSON, which a search without a lake would have to go through.`,
  shows: { figure: "medianMs", unit: "ms a report" },
  prepare: (data, chosen) => lakesOf(chosen, (size) => lakeOf(data, size)),
  variants: ask("one"),
  goals: [
    { says: "Bytes read at most 1/30 of the day's raw JSON", figure: "shareOfRawJson", atMost: 1 / 30 },
    { says: "Time grows by no more than 10 % with the lake", figure: "medianMs", growsAtMost: 0.1 },
  ],
};

/** The hour after a lake's last, as raw objects. */
const nextHour = async (data: BenchData, days: number): Promise<Pick<NextHourInput, "raw" | "next">> => {
  const next = hourAt(days);
  const made = await data.make(`raw-v${trafficVersion}-after-${days}-days`, async (raw) => {
    await writeRawHour(raw, { hour: next, events: eventsPerHour }, { linesPerObject: 5000 });
  });
  return { raw: made, next };
};

export const compactionIntoLakes: Work<Lakes<NextHourInput>> = {
  name: "compaction-into-lakes",
  section: "Growth",
  title: "Compact the next hour into a lake of so many events",
  measured: `An hour of ${eventsPerHour.toLocaleString("en-US")} events, as one more after one, ten and fifty days of 24 such hours: what it costs must not depend on what is there already. CPU of the compaction alone, without the start of the process.`,
  shows: { figure: "cpuSecondsPerMillion", unit: "CPU s / million" },
  prepare: (data, chosen) =>
    lakesOf(chosen, async (size) => ({
      ...(await lakeOf(data, size)),
      ...(await nextHour(data, size.days)),
    })),
  variants: ofEachSize("ours", "compactNext", (lake) => ({ lake }) satisfies NextHourOptions),
  goals: [
    {
      says: "CPU grows by no more than 10 % with the lake",
      figure: "cpuSecondsPerMillion",
      growsAtMost: 0.1,
    },
  ],
};
