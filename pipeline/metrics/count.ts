import { inOrder } from "../compaction/inOrder";
import { decode } from "../event/decode";
import type { EpochMs } from "../event/fieldType";
import { nameOf } from "../event/nameOf";
import type { ObjectKey, ObjectStore } from "../storage/objectStore";
import type { MetricsTable } from "./metricsTable";
import { ObjectCreated } from "./objectCreated";
import { type BatchOutcome, type BatchTally, tallyBatch } from "./tallyBatch";

/** What count works with. */
export interface CountParts {
  readonly raw: ObjectStore;
  readonly metrics: Pick<MetricsTable, "add">;
  readonly now: () => EpochMs;
  readonly log: (entry: CountLogEntry) => void;
}

/** A message that tells of new objects, as a queue hands it over. */
export interface CountMessage {
  readonly id: string;
  readonly body: string;
}

/** One line of the log for each call: numbers and names, never what events say or whose they are. */
export interface CountLogEntry {
  readonly event: "count";
  /** Raw objects read. */
  readonly objects: number;
  readonly lines: number;
  /** Lines that cannot be read; compaction will name them. */
  readonly bad_lines: number;
  /** Lines whose event the same batch has already. */
  readonly repeats: number;
  /** User-days of batches: what the table was asked to add. */
  readonly user_days: number;
  readonly added: number;
  /** Final already: compaction was here first. */
  readonly closed: number;
  readonly full: number;
  /** Objects that are no batches of events. */
  readonly skipped: number;
  readonly failures: readonly CountFailure[];
  readonly milliseconds: number;
}

/** What is to come again. */
export interface CountFailure {
  /** The message's id. */
  readonly message: string;
  /** Left out where the message itself could not be read. */
  readonly object?: ObjectKey;
  /** The error's name; its message could quote what it was given. */
  readonly error: string;
}

/**
 * Adds new batches to the open hours of their visitors' days, within seconds of their arrival. Provisional: an event
 * that two batches have counts twice, and one whose message is lost does not count, until the hour closes and
 * compaction sets what is exact. A message may come twice, in any order: a batch adds once.
 * @returns the ids of the messages that are to come again
 */
export const count =
  (parts: CountParts) =>
  async (messages: readonly CountMessage[]): Promise<readonly string[]> => {
    const startedAtMs = parts.now();
    const numbers = { ...nothing };
    const failures: CountFailure[] = [];

    const told: Told[] = [];
    for (const { id, body } of messages) {
      const keys = decode(ObjectCreated, body);
      if (keys.kind === "valid") told.push(...keys.value.map((object) => ({ message: id, object })));
      else failures.push({ message: id, error: "UnreadableMessage" });
    }
    const reading = inOrder(told, objectsAtOnce, async (of) => ({ of, batch: await read(parts.raw, of) }));
    for await (const { of, batch } of reading) {
      const error = await add(parts.metrics, batch, numbers);
      if (error !== undefined) failures.push({ ...of, error });
    }

    parts.log({ event: "count", ...numbers, failures, milliseconds: parts.now() - startedAtMs });
    return [...new Set(failures.map(({ message }) => message))];
  };

/** While one batch is added, the next are on their way. */
const objectsAtOnce = 4;

const updatesAtOnce = 16;

type Numbers = Omit<CountLogEntry, "event" | "failures" | "milliseconds">;

const nothing: Numbers = {
  objects: 0,
  lines: 0,
  bad_lines: 0,
  repeats: 0,
  user_days: 0,
  added: 0,
  closed: 0,
  full: 0,
  skipped: 0,
};

/** An object that a message tells of. */
type Told = Required<Pick<CountFailure, "message" | "object">>;

type Failed = { readonly kind: "failed"; readonly error: string };

const read = async (raw: ObjectStore, { object }: Told): Promise<BatchOutcome | Failed> => {
  try {
    return await tallyBatch(raw, object);
  } catch (error) {
    return { kind: "failed", error: nameOf(error) };
  }
};

/** Adds a batch to the table and to the numbers; tells the name of the error where it must be done again. */
const add = async (
  table: CountParts["metrics"],
  batch: BatchOutcome | Failed,
  numbers: { -readonly [K in keyof Numbers]: number },
): Promise<string | undefined> => {
  if (batch.kind === "failed") return batch.error;
  if (batch.kind === "missing") return "ObjectMissing";
  if (batch.kind === "foreign") {
    numbers.skipped += 1;
    return undefined;
  }
  numbers.objects += 1;
  numbers.lines += batch.lines;
  numbers.bad_lines += batch.badLines;
  numbers.repeats += batch.repeats;
  numbers.user_days += batch.userDays.length;
  return addUserDays(table, batch, (outcome) => {
    numbers[outcome] += 1;
  });
};

/** Asks for every user-day of a batch; after a failure for no more than is under way. */
const addUserDays = async (
  table: CountParts["metrics"],
  { unit, batchId, userDays }: BatchTally,
  onOutcome: (outcome: "added" | "closed" | "full") => void,
): Promise<string | undefined> => {
  let failure: string | undefined;
  const adding = inOrder(userDays, updatesAtOnce, async ([userDay, metrics]) => {
    if (failure !== undefined) return;
    try {
      onOutcome(await table.add({ userDay, unit, batchId, metrics }));
    } catch (error) {
      failure ??= nameOf(error);
    }
  });
  for await (const _ of adding);
  return failure;
};
