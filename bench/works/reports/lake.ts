import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Hour, hourOf, startOf } from "../../../pipeline/raw/rawKey";
import { writeRawHour } from "../../data/rawHourFiles";
import { trafficVersion } from "../../data/traffic";
import { runVariant } from "../../harness/runVariant";
import { variantProgram } from "../../harness/variantProgram";
import type { BenchData } from "../../harness/work";
import type { DayInput } from "./compactDay";

/** A lake of so many days, of 1,000,000 events each. */
export interface LakeInput {
  /** Its folder. */
  readonly lake: string;
  /** `2026-03-01` */
  readonly firstDay: string;
  readonly lastDay: string;
  readonly events: number;
  /** Bytes of the raw lines of a day, the last. */
  readonly rawJsonBytesOfDay: number;
}

export interface LakeOptions {
  readonly days: number;
}

export const eventsPerHour = 41_667;
const firstHour = "2026-03-01T00" as Hour;
const dayMs = 86_400_000;

/** The hour that comes so many days, and hours, after the first. */
export const hourAt = (days: number, hours = 0): Hour =>
  hourOf(startOf(firstHour) + days * dayMs + hours * 3_600_000);

/** Makes a lake by compacting hour after hour, each into a file of its own, once for all works that ask for as many days. */
export const lakeOf = async (data: BenchData, { days }: LakeOptions): Promise<LakeInput> => {
  const folder = await data.make(`lake-v${trafficVersion}-${days}-days`, async (made) => {
    const work = mkdtempSync(join(tmpdir(), "footfall-bench-lake-"));
    try {
      const program = await variantProgram({ module: "bench/works/reports/compactDay.ts" }, work);
      // while one day is compacted by another process, this one makes the next
      let compacting: Promise<unknown> = Promise.resolve();
      let rawJsonBytesOfDay = 0;
      for (let day = 0; day < days; day++) {
        const raw = join(work, `raw-${day}`);
        rawJsonBytesOfDay = await writeDay(raw, day);
        await compacting;
        const input: DayInput = { raw, lake: join(made, "lake"), hours: hoursOf(day) };
        compacting = runVariant(program, {}, input).then(() => rmSync(raw, { recursive: true }));
        // it may fail before it is awaited
        compacting.catch(() => {});
      }
      await compacting;
      writeFileSync(join(made, "written.json"), JSON.stringify({ rawJsonBytesOfDay }));
    } finally {
      rmSync(work, { recursive: true, force: true });
    }
  });
  const written = JSON.parse(readFileSync(join(folder, "written.json"), "utf8")) as Pick<
    LakeInput,
    "rawJsonBytesOfDay"
  >;
  return {
    ...written,
    lake: join(folder, "lake"),
    firstDay: hourAt(0).slice(0, 10),
    lastDay: hourAt(days - 1).slice(0, 10),
    events: days * 24 * eventsPerHour,
  };
};

const hoursOf = (day: number): readonly Hour[] => Array.from({ length: 24 }, (_, hour) => hourAt(day, hour));

/** Writes a day's raw objects, and gives the bytes of their lines. */
const writeDay = async (folder: string, day: number): Promise<number> => {
  mkdirSync(folder, { recursive: true });
  let jsonBytes = 0;
  for (const hour of hoursOf(day))
    jsonBytes += (await writeRawHour(folder, { hour, events: eventsPerHour }, { linesPerObject: 5000 }))
      .jsonBytes;
  return jsonBytes;
};
