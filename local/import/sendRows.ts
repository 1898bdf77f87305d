import { setImmediate } from "node:timers/promises";
import { BrokenGzipError } from "../accessLog/plainBytes";
import type { Surroundings } from "../local";
import { progress } from "../progress";
import { sender } from "../sender";
import { grouped } from "../table";
import type { ImportJob } from "./importJob";
import { openNotes } from "./importNotes";
import type { ImportOptions } from "./importOptions";
import { inOrder } from "./inOrder";
import { rejectedRows } from "./rejectedRows";
import type { Row } from "./row";
import { UnreadableFileError } from "./unreadableFile";

/** What came of an import. */
export interface Imported {
  readonly rows: number;
  readonly accepted: number;
  /** Sentences about the first rows that were not. */
  readonly firstReasons: readonly string[];
}

export interface SendRowsOptions {
  readonly options: ImportOptions;
  readonly around: Surroundings;
  readonly job: ImportJob;
  readonly key: string;
}

/** A row's place in the file, from 0, and what is sent of it. */
interface Numbered {
  readonly number: number;
  readonly row: Row;
  readonly record: Readonly<Record<string, unknown>>;
}

interface Outcome {
  readonly row: Row;
  /** Undefined: accepted. */
  readonly errors: readonly string[] | undefined;
}

const noteEveryMs = 1_000;

/**
 * Sends a file's rows, and notes beside the file how far it is, so that after an interruption the same import goes on
 * there. Rejects where the file cannot be read to its end, after what could be read is sent.
 */
export const sendRows = async ({ options, around, job, key }: SendRowsOptions): Promise<Imported> => {
  const { output, now, signal } = around;
  const { file, dataset, url } = options;
  const notes = await openNotes(options, job, key);
  const { earlier } = notes;
  const rejected = await rejectedRows(options.rejected, file, earlier.rejectedBytes);
  if (earlier.rows > 0)
    output.write(`Going on after ${grouped(earlier.rows)} rows, which an earlier run has sent\n`);

  let accepted = earlier.accepted;
  const outcomes = inOrder<Outcome>(earlier.rows, ({ row, errors }) => {
    if (errors === undefined) accepted += 1;
    else rejected.add(row, errors);
  });
  const bar = progress(output, now, "Sending", job.input.facts?.bytes);
  const producer = sender<Numbered>({
    endpoint: `${url}/v1/${dataset.name}`,
    key,
    signal,
    encode: ({ record }) => record,
    onSent: (records, refused) => {
      const errorsOf = new Map(refused.map(({ index, errors }) => [index, errors]));
      records.forEach(({ number, row }, index) => {
        outcomes.settle(number, { row, errors: errorsOf.get(index) });
      });
      bar.update(job.input.bytesRead(), `${grouped(outcomes.next())} rows`);
    },
  });
  const take = async (number: number, row: Row): Promise<void> => {
    const converted = row.kind === "row" ? job.convert(row) : { kind: row.kind, errors: [row.reason] };
    if (converted.kind === "record") await producer.send({ number, row, record: converted.record });
    else outcomes.settle(number, { row, errors: converted.errors });
  };
  const note = async (): Promise<void> => {
    const rejectedBytes = await rejected.flush();
    await notes.write({ rows: outcomes.next(), accepted, rejectedBytes });
  };

  let number = 0;
  let notedAtMs = now();
  try {
    try {
      for await (const list of job.source.rows) {
        signal.throwIfAborted();
        for (const row of list) {
          if (number >= earlier.rows) await take(number, row);
          number += 1;
        }
        if (now() - notedAtMs < noteEveryMs) continue;
        await note();
        notedAtMs = now();
        // nothing else waits while many rows are bad
        await setImmediate();
      }
    } catch (error) {
      if (error instanceof UnreadableFileError || error instanceof BrokenGzipError) await producer.finish();
      throw error;
    }
    await producer.finish();
    await rejected.flush();
    await notes.drop();
  } catch (error) {
    await note();
    throw error;
  } finally {
    bar.end();
  }
  return { rows: number, accepted, firstReasons: rejected.first };
};
