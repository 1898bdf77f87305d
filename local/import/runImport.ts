import type { Surroundings } from "../local";
import { progress } from "../progress";
import { grouped } from "../table";
import { type ImportJob, inWords, openJob } from "./importJob";
import { checkListening, importKey } from "./importKey";
import type { ImportOptions } from "./importOptions";
import { judgeRow } from "./judgeRow";
import { rejectedRows } from "./rejectedRows";
import { type Imported, sendRows } from "./sendRows";

/** What an import needs of the process around it. */
export interface ImportSurroundings extends Surroundings {
  /** For reasons why rows are rejected. */
  readonly errors: { write(text: string): unknown };
}

/**
 * Imports a file, or shows what it would send. Gives the exit code: 0 where every row was accepted, 1 where some were
 * not. Rejects with a StartupError where it cannot begin or go on.
 */
export const runImport = async (options: ImportOptions, around: ImportSurroundings): Promise<0 | 1> => {
  const { output, errors, now } = around;
  const job = await openJob(options, around.signal);
  output.write(job.plan);
  const startedAtMs = now();
  const { rows, accepted, firstReasons } = options.dryRun
    ? await tryRows(options, around, job)
    : await deliver(options, around, job);
  const rejected = rows - accepted;
  const seconds = Math.max(0.001, (now() - startedAtMs) / 1000);
  output.write(
    `${grouped(rows)} rows = ${grouped(accepted)} ${options.dryRun ? "that look acceptable" : "accepted"} + ` +
      `${grouped(rejected)} rejected, in ${seconds.toFixed(1)} s (${grouped(Math.round(rows / seconds))} rows a second)\n`,
  );
  for (const reason of firstReasons) errors.write(`  ${reason}\n`);
  if (rejected > firstReasons.length) errors.write(`  and ${grouped(rejected - firstReasons.length)} more\n`);
  return rejected === 0 ? 0 : 1;
};

const tryRows = async (
  { dataset, file }: ImportOptions,
  { output, now, signal }: Surroundings,
  { source, convert, input }: ImportJob,
): Promise<Imported> => {
  const bar = progress(output, now, "Reading", input.facts?.bytes);
  const rejected = await rejectedRows(undefined, file, 0);
  let [rows, accepted] = [0, 0];
  try {
    for await (const list of source.rows) {
      signal.throwIfAborted();
      for (const row of list) {
        rows += 1;
        const judged = judgeRow(dataset, convert, row);
        if (judged.kind === "bad") rejected.add(row, judged.errors);
        else {
          accepted += 1;
          if (accepted === 1)
            output.write(`Line ${row.line} would be sent as\n${JSON.stringify(judged.record, null, 2)}\n`);
        }
      }
      bar.update(input.bytesRead(), `${grouped(rows)} rows`);
    }
  } catch (error) {
    throw inWords(error, file, ` after ${grouped(rows)} rows`);
  } finally {
    bar.end();
  }
  return { rows, accepted, firstReasons: rejected.first };
};

const deliver = async (options: ImportOptions, around: Surroundings, job: ImportJob): Promise<Imported> => {
  const key = await importKey(options);
  await checkListening(options.url, around.signal);
  try {
    return await sendRows({ options, around, job, key });
  } catch (error) {
    throw inWords(error, options.file, "; the rows before are sent");
  }
};
