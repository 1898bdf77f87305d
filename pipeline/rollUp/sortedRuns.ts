import {
  type CellValue,
  openParquet,
  type ParquetRows,
  type RowGroupRows,
} from "../lake/parquet/parquetReader";
import type { RollUpParts } from "./rollUpParts";
import { type KeyColumns, type RowOrder, rowOrder } from "./rowOrder";
import { sortedFile } from "./sortedFile";

/** Row groups whose rows are in order from the first to the last. */
export type Run = readonly RowGroupRows[];

/** So many rows are looked at together. */
const windowRows = 8_192;

/** Rows of a row group that are sorted in memory, where it is not in order. */
const sortedAtOnce = 65_536;

/**
 * A data file as runs, in the order of its rows. Row groups that are in order, and go on where the one before ended, are one;
 * one that is not, as older files have them, is sorted by parts, each of which is encoded again until it is merged.
 */
export const sortedRuns = async (
  parts: Pick<RollUpParts, "dataset" | "createdBy">,
  file: ParquetRows,
): Promise<readonly Run[]> => {
  const { columns, sortedBy } = parts.dataset;
  const order = rowOrder(columns, sortedBy);
  const runs: Run[] = [];
  let open: RowGroupRows[] | undefined;
  let last: KeyColumns | undefined;
  for (const group of file.rowGroups) {
    const ends = await endsInOrder(order, group);
    if (ends === undefined) {
      for await (const run of sortedParts(parts, order, group)) runs.push(run);
      open = undefined;
    } else if (open !== undefined && last !== undefined && order.compare(last, 0, ends.first, 0) <= 0) {
      open.push(group);
    } else {
      open = [group];
      runs.push(open);
    }
    last = ends?.last;
  }
  return runs;
};

/** The keys of a row group's first and last rows, where all its rows are in order; undefined where they are not. */
const endsInOrder = async (
  order: RowOrder,
  group: RowGroupRows,
): Promise<{ readonly first: KeyColumns; readonly last: KeyColumns } | undefined> => {
  const readers = order.keys.map((key) => group.column(key));
  let first: KeyColumns | undefined;
  let last: KeyColumns | undefined;
  for (let start = 0; start < group.rowCount; start += windowRows) {
    const count = Math.min(windowRows, group.rowCount - start);
    const keys: CellValue[][] = [];
    for (const reader of readers) keys.push([...(await reader.next(count))]);
    first ??= rowOf(keys, 0);
    if (last !== undefined && order.compare(last, 0, keys, 0) > 0) return undefined;
    for (let row = 1; row < count; row++) if (order.compare(keys, row - 1, keys, row) > 0) return undefined;
    last = rowOf(keys, count - 1);
  }
  return first && last && { first, last };
};

const rowOf = (keys: KeyColumns, row: number): KeyColumns => keys.map((values) => [values[row] ?? null]);

async function* sortedParts(
  parts: Pick<RollUpParts, "dataset" | "createdBy">,
  order: RowOrder,
  group: RowGroupRows,
): AsyncGenerator<Run, void> {
  const { columns } = parts.dataset;
  const readers = columns.map((_, at) => group.column(at));
  for (let start = 0; start < group.rowCount; start += sortedAtOnce) {
    const count = Math.min(sortedAtOnce, group.rowCount - start);
    const values: (readonly CellValue[])[] = [];
    for (const reader of readers) values.push(await reader.next(count));
    const keys = order.keys.map((key) => values[key] ?? []);
    const inOrder = Uint32Array.from({ length: count }, (_, row) => row).sort(
      (a, b) => order.compare(keys, a, keys, b) || a - b,
    );
    const pieces: Uint8Array[] = [];
    const file = sortedFile(parts, async (bytes) => void pieces.push(Uint8Array.from(bytes)));
    for (const row of inOrder) {
      file.add(values, row);
      if (file.isFull) await file.write();
    }
    await file.finish();
    yield (await openParquet(Buffer.concat(pieces), columns)).rowGroups;
  }
}
