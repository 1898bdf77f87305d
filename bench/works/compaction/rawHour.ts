import { readdirSync, readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Hour } from "../../../pipeline/raw/rawKey";
import { type RawHourFiles, writeRawHour } from "../../data/rawHourFiles";
import { trafficVersion } from "../../data/traffic";
import type { BenchData } from "../../harness/work";

/** An hour of raw objects, as variants are told of it. */
export interface RawHourInput extends RawHourFiles {
  readonly folder: string;
  readonly hour: Hour;
}

export interface RawHourOptions {
  readonly events: number;
  /** One request an object, of so many events; without it, objects of 5,000 lines of small requests, as the packer writes them. */
  readonly eventsPerObject?: number;
}

const hour = "2026-03-02T14" as Hour;
const packedLines = 5000;

/** Makes an hour's raw objects, once for all works that ask for the same. */
export const rawHour = async (
  data: BenchData,
  { events, eventsPerObject }: RawHourOptions,
): Promise<RawHourInput> => {
  const name = `raw-v${trafficVersion}-${events}-${eventsPerObject ?? "packed"}`;
  const folder = await data.make(name, async (made) => {
    const written = await writeRawHour(
      join(made, "raw"),
      { hour, events, ...(eventsPerObject === undefined ? {} : { eventsPerRequest: eventsPerObject }) },
      { linesPerObject: eventsPerObject ?? packedLines },
    );
    await writeFile(join(made, "written.json"), JSON.stringify(written));
  });
  const written = JSON.parse(readFileSync(join(folder, "written.json"), "utf8")) as RawHourFiles;
  return { ...written, folder: join(folder, "raw"), hour };
};

/** The paths of its objects, in the order in which compaction reads them. */
export const objectPaths = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ndjson.gz"))
    .sort()
    .map((path) => join(folder, path));
