import * as t from "io-ts";
import { decode } from "../event/decode";
import { parseJson } from "../event/parseJson";
import { watermarkKey } from "../lake/lakeKey";
import { hourCodec } from "../raw/hourCodec";
import { type Hour, hoursAfter, parseRawKey, rawDayPrefix, rawPrefix } from "../raw/rawKey";
import type { ETag } from "../storage/objectStore";
import type { CompactionParts } from "./compactionParts";

const Watermark = t.strict({ settled_before: hourCodec }, "watermark");

/** How far the dataset has been settled, and the tag of the object that says so. */
export interface Watermark {
  /** Every hour before it was compacted without a failure; undefined before the first run. */
  readonly settledBefore: Hour | undefined;
  readonly etag: ETag | undefined;
}

/** Where a watermark is, and of which dataset. */
export interface WatermarkPlace {
  readonly lake: Pick<CompactionParts["lake"], "get" | "put">;
  readonly dataset: Pick<CompactionParts["dataset"], "name">;
}

/** Reads how far earlier runs have come. Throws for an object that says nothing of the kind. */
export const readWatermark = async ({ lake, dataset }: WatermarkPlace): Promise<Watermark> => {
  const key = watermarkKey(dataset.name);
  const object = await lake.get(key);
  if (object === undefined) return { settledBefore: undefined, etag: undefined };
  const parsed = parseJson(Buffer.from(object.body).toString("utf8"), "is not JSON");
  const decoded = parsed.kind === "valid" ? decode(Watermark, parsed.value) : parsed;
  if (decoded.kind === "valid") return { settledBefore: decoded.value.settled_before, etag: object.etag };
  throw new Error(
    `${key}: is no watermark: ${decoded.errors.join("; ")}; delete it, and the next run begins at the first raw hour`,
  );
};

/** Moves the watermark forward. Where another run has moved it meanwhile, that one's stands. */
export const moveWatermark = async (
  { lake, dataset }: CompactionParts,
  { settledBefore, etag }: Watermark,
  to: Hour,
): Promise<Watermark> => {
  if (settledBefore !== undefined && to <= settledBefore) return { settledBefore, etag };
  const body = Buffer.from(JSON.stringify(Watermark.encode({ settled_before: to })));
  const put = await lake.put(
    watermarkKey(dataset.name),
    body,
    etag === undefined ? { ifAbsent: true } : { ifMatch: etag },
  );
  return put.kind === "stored" ? { settledBefore: to, etag: put.etag } : { settledBefore, etag };
};

/**
 * Moves the watermark back, so that the next run looks at every hour from this one on. Done also where it is there
 * already, with a `mark` that no other call has: a run that has looked at the hour, and is about to move the watermark on, finds
 * that it is not as it was and leaves it. Where no run has been yet, the next begins at the beginning.
 */
export const lowerWatermark = async (place: WatermarkPlace, hour: Hour, mark: string): Promise<void> => {
  const { lake, dataset } = place;
  for (let attempt = 1; attempt <= lowerings; attempt++) {
    const { settledBefore = beginning, etag } = await readWatermark(place);
    const lowered = { settled_before: settledBefore < hour ? settledBefore : hour, lowered: mark };
    const put = await lake.put(
      watermarkKey(dataset.name),
      Buffer.from(JSON.stringify(lowered)),
      etag === undefined ? { ifAbsent: true } : { ifMatch: etag },
    );
    if (put.kind === "stored") return;
  }
  throw new Error(`${watermarkKey(dataset.name)}: was moved ${lowerings} times by others meanwhile`);
};

const lowerings = 20;

/** The hours from `first` until before `end` that have raw objects, day by day; a day without any is empty. */
export async function* rawHoursByDay(
  { raw, dataset }: CompactionParts,
  first: Hour,
  end: Hour,
): AsyncGenerator<readonly Hour[], void> {
  for (let at = first; at < end; at = hoursAfter(`${at.slice(0, 10)}T00` as Hour, 24)) {
    const hours = new Set<Hour>();
    for await (const { key } of raw.list(rawDayPrefix(dataset.name, at.slice(0, 10)))) {
      const hour = parseRawKey(key)?.hour;
      if (hour !== undefined && hour >= first && hour < end) hours.add(hour);
    }
    yield [...hours];
  }
}

/** Before it there was no Footfall: an object filed under an earlier date is not ingest's, and not a place to begin. */
const earliest = "2020";
const beginning = `${earliest}-01-01T00` as Hour;

/** The first hour that has raw objects; undefined where there are none. */
export const firstRawHour = async ({ raw, dataset }: CompactionParts): Promise<Hour | undefined> => {
  for await (const { key } of raw.list(rawPrefix(dataset.name))) {
    const parsed = parseRawKey(key);
    if (parsed !== undefined && parsed.hour >= earliest) return parsed.hour;
  }
  return undefined;
};
