import type { Column } from "../../event/dataset";
import { byteSink } from "./byteSink";
import { appendColumnChunk, type ChunkFacts } from "./columnChunk";
import { orderedBooleans } from "./orderedBooleans";
import type { OrderedColumn, Scratch } from "./orderedColumn";
import { orderedNumbers } from "./orderedNumbers";
import { orderedText } from "./orderedText";
import type { PageCodec } from "./pageCodec";
import { rowOrder } from "./rowOrder";
import type { ColumnRun, RowRun } from "./rowRun";

/** A row group as it goes into a file. */
export interface EncodedRowGroup {
  readonly rowCount: number;
  /** The column chunks, one behind the other. */
  readonly bytes: Uint8Array;
  readonly chunks: readonly ChunkFacts[];
}

/**
 * Encodes the rows of a run as one row group, sorted by the columns at `sortedBy`. A pure function: equal rows give equal
 * bytes, in whatever thread.
 */
export const encodeRowGroup = (
  columns: readonly Column[],
  sortedBy: readonly number[],
  codec: PageCodec,
  run: RowRun,
): EncodedRowGroup => {
  const { rowCount } = run;
  const rows = rowOrder(run, sortedBy);
  const scratch: Scratch = { codes: new Uint32Array(rowCount), levels: new Uint8Array(rowCount) };
  const sink = byteSink(2 ** 12 + 32 * rowCount);
  const raw = byteSink(2 ** 12 + 4 * rowCount);
  const chunks = columns.map((column, i) =>
    appendColumnChunk(
      sink,
      column,
      ordered(run.columns[i], rows, scratch, codec),
      scratch.levels,
      codec,
      raw,
    ),
  );
  return { rowCount, bytes: sink.buffer.subarray(0, sink.length), chunks };
};

const ordered = (
  run: ColumnRun | undefined,
  rows: Uint32Array,
  scratch: Scratch,
  codec: PageCodec,
): OrderedColumn => {
  if (run === undefined) {
    scratch.levels.fill(0);
    return nothing;
  }
  if (run.type === "string") return orderedText(run, rows, scratch, codec);
  return run.type === "boolean" ? orderedBooleans(run, rows, scratch) : orderedNumbers(run, rows, scratch);
};

/** A column in which all rows are null. */
const nothing: OrderedColumn = {
  valueCount: 0,
  encoding: "PLAIN",
  append: () => {},
  endOfPage: (_from, to) => to,
  boundsOf: () => undefined,
  order: { compare: () => 0, encodeMin: () => new Uint8Array(), encodeMax: () => new Uint8Array() },
};
