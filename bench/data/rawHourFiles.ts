import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { rawKey } from "../../pipeline/raw/rawKey";
import { pathOf } from "../../pipeline/storage/objectStore.dir";
import { type SentRequest, type Traffic, traffic } from "./traffic";

/** What was written. */
export interface RawHourFiles {
  readonly objects: number;
  readonly events: number;
  /** Bytes of the lines, with their line ends. */
  readonly jsonBytes: number;
  readonly gzipBytes: number;
}

/** How raw objects come about: one a request, or one of many requests, as the packer writes them. */
export type Packing = { readonly linesPerObject: number };

const gzipsAtOnce = 4;

/** Writes the raw objects of an hour's traffic, byte by byte as ingest would, into the folder of a raw bucket. */
export const writeRawHour = async (
  folder: string,
  sent: Traffic,
  { linesPerObject }: Packing,
): Promise<RawHourFiles> => {
  const written = { objects: 0, events: 0, jsonBytes: 0, gzipBytes: 0 };
  const write = async (lines: readonly RawLineText[]): Promise<void> => {
    const text = `${lines.map(({ line }) => line).join("\n")}\n`;
    const body = await gzipped(text, { level: 6 });
    const path = pathOf(
      folder,
      rawKey({ dataset: "events", hour: sent.hour, shard: 0, batchId: batchIdOf(lines) }),
    );
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, body);
    written.objects += 1;
    written.events += lines.length;
    written.jsonBytes += Buffer.byteLength(text);
    written.gzipBytes += body.length;
  };
  const writing = new Set<Promise<void>>();
  for (const lines of objectsOf(traffic(sent), linesPerObject)) {
    const one = write(lines).finally(() => writing.delete(one));
    writing.add(one);
    if (writing.size >= gzipsAtOnce) await Promise.race(writing);
  }
  await Promise.all(writing);
  return written;
};

const gzipped = promisify(gzip) as (text: string, options: { level: number }) => Promise<Buffer>;

/** A line of a raw object, and the record in it. */
export interface RawLineText {
  readonly line: string;
  readonly record: string;
}

/** A request's lines as ingest stores them. */
export const linesOf = ({
  receivedAtMs,
  sentAtMs,
  keyId,
  client,
  events,
}: SentRequest): readonly RawLineText[] => {
  const sending = {
    received_at_ms: receivedAtMs,
    sent_at_ms: sentAtMs,
    key_id: keyId,
    key_kind: "browser",
    client,
  };
  const prefix = JSON.stringify(sending).slice(0, -1);
  return events.map((event) => {
    const record = JSON.stringify(event);
    return { line: `${prefix},"event":${record}}`, record };
  });
};

/** The name that its content gives an object. */
export const batchIdOf = (lines: readonly RawLineText[]): string => {
  const hash = createHash("sha256");
  for (const { record } of lines) hash.update(record).update("\n");
  return hash.digest("hex");
};

function* objectsOf(
  requests: Iterable<SentRequest>,
  linesPerObject: number,
): Generator<readonly RawLineText[]> {
  let lines: RawLineText[] = [];
  for (const request of requests) {
    lines.push(...linesOf(request));
    if (lines.length < linesPerObject) continue;
    yield lines;
    lines = [];
  }
  if (lines.length > 0) yield lines;
}
