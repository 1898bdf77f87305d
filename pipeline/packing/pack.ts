import type { DatasetName } from "../event/datasets";
import type { EpochMs } from "../event/fieldType";
import { nameOf } from "../event/nameOf";
import { decodeBatchMessage } from "../ingest/batchMessage";
import { keyOf } from "../ingest/directDelivery";
import { type Hour, hourOf, hoursAfter } from "../raw/rawKey";
import type { ObjectKey, ObjectStore } from "../storage/objectStore";
import { linesOf, packedLines } from "./packedLines";
import { type Pack, type PackedBatch, packId, packPlan } from "./packPlan";

/** What the packer works with. */
export interface PackParts {
  /** The raw bucket. */
  readonly raw: Pick<ObjectStore, "put">;
  /** Has a dataset's hours looked at again from this one on. */
  readonly lookAgainFrom: (dataset: DatasetName, hour: Hour) => Promise<void>;
  readonly shards: number;
  /** How many closed hours every compaction looks at. */
  readonly lookbackHours: number;
  readonly now: () => EpochMs;
  readonly log: (entry: PackLogEntry) => void;
}

/** A message of batches, as a queue hands it over. */
export interface PackMessage {
  readonly id: string;
  readonly body: string;
}

/** One line of the log for each call: numbers and names, never what lines say or whose they are. */
export interface PackLogEntry {
  readonly event: "pack";
  readonly messages: number;
  /** Batches in these messages, repeats included. */
  readonly batches: number;
  /** Batches that another of these messages has already. */
  readonly repeats: number;
  /** Objects put, or found to be there already. */
  readonly objects: number;
  readonly records: number;
  readonly bytes: number;
  /** Of the objects, those of hours that compaction does not look at by itself any more. */
  readonly late_objects: number;
  /** How long the batch that has waited longest has waited. */
  readonly oldest_milliseconds: number;
  readonly failures: readonly PackFailure[];
  readonly milliseconds: number;
}

/** What is to come again. */
export interface PackFailure {
  /** The message's id. */
  readonly message: string;
  /** Left out where the message itself could not be read. */
  readonly object?: ObjectKey;
  /** The error's name; its message could quote what it was given. */
  readonly error: string;
}

/**
 * Makes objects of the batches in messages: one for all that share set, dataset and hour of receipt, up to what is read
 * of an object. The same messages give the same objects; a message that comes again in other company gives another object
 * with the same events, of the same hour, which compaction counts once. A message is done when all its batches are
 * durable, and when compaction is bound to look at their hour.
 * @returns the ids of the messages that are to come again
 */
export const pack =
  (parts: PackParts) =>
  async (messages: readonly PackMessage[]): Promise<readonly string[]> => {
    const startedAtMs = parts.now();
    const failures: PackFailure[] = [];
    const batches: PackedBatch[] = [];
    for (const { id, body } of messages) {
      const read = decodeBatchMessage(body);
      if (read.kind === "invalid") failures.push({ message: id, error: "UnreadableMessage" });
      else batches.push(...read.value.map((batch) => ({ ...batch, messages: [id] })));
    }

    const packs = packPlan(batches);
    const numbers = { objects: 0, records: 0, bytes: 0, late_objects: 0 };
    for (const each of packs) {
      const { whole, damaged } = sound(each);
      for (const { messages: bringing } of damaged)
        failures.push(...bringing.map((message) => ({ message, error: "DamagedBatch" })));
      if (whole !== undefined) failures.push(...(await put(parts, whole, numbers)));
    }

    const kept = packs.reduce((sum, { length }) => sum + length, 0);
    parts.log({
      event: "pack",
      messages: messages.length,
      batches: batches.length,
      repeats: batches.length - kept,
      ...numbers,
      oldest_milliseconds: batches.reduce(
        (longest, { receivedAtMs }) => Math.max(longest, startedAtMs - receivedAtMs),
        0,
      ),
      failures,
      milliseconds: parts.now() - startedAtMs,
    });
    return [...new Set(failures.map(({ message }) => message))];
  };

type Numbers = { -readonly [K in "objects" | "records" | "bytes" | "late_objects"]: PackLogEntry[K] };

/** A pack of which every batch could be read, with its lines. */
interface WholePack {
  readonly batches: Pack;
  readonly lines: readonly Uint8Array[];
}

/** Leaves out what is damaged, so that it hinders none of its neighbours. */
const sound = (
  batches: Pack,
): { readonly whole: WholePack | undefined; readonly damaged: readonly PackedBatch[] } => {
  const damaged: PackedBatch[] = [];
  const good: PackedBatch[] = [];
  const lines: Uint8Array[] = [];
  for (const batch of batches) {
    const read = linesOf(batch);
    if (read === "damaged") damaged.push(batch);
    else {
      good.push(batch);
      lines.push(read);
    }
  }
  const [first, ...others] = good;
  return { whole: first && { batches: [first, ...others], lines }, damaged };
};

/** Puts a pack's object, and tells which of its messages are to come again where that fails. */
const put = async (
  parts: PackParts,
  { batches, lines }: WholePack,
  numbers: Numbers,
): Promise<readonly PackFailure[]> => {
  const key = keyOf({ ...batches[0], batchId: packId(batches) }, parts.shards);
  const { set, dataset, receivedAtMs } = batches[0];
  const hour = hourOf(receivedAtMs);
  const isLate = set === "raw" && hour < lookedAtFrom(parts);
  try {
    const body = packedLines(lines);
    // a conflict is no failure: the object's name says what is in it, so it is already stored
    await parts.raw.put(key, body, { ifAbsent: true });
    // after the put, whoever did it: a run that has not seen the object yet must not be the last to look
    if (isLate) await parts.lookAgainFrom(dataset, hour);
    numbers.objects += 1;
    numbers.records += batches.reduce((sum, { records }) => sum + records, 0);
    numbers.bytes += body.length;
    if (isLate) numbers.late_objects += 1;
    return [];
  } catch (error) {
    return batches.flatMap(({ messages }) =>
      messages.map((message) => ({ message, object: key, error: nameOf(error) })),
    );
  }
};

/** The first hour that the next run looks at whatever happens; it may be one of the next hour already. */
const lookedAtFrom = ({ now, lookbackHours }: PackParts): Hour =>
  hoursAfter(hourOf(now()), 1 - lookbackHours);
