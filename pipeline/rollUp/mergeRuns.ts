import type { CellValue } from "../lake/parquet/parquetReader";
import type { RollUpParts } from "./rollUpParts";
import { type KeyColumns, rowOrder } from "./rowOrder";
import type { SortedFile } from "./sortedFile";
import type { Run } from "./sortedRuns";

/** So many rows of a run are at hand at a time. */
const windowRows = 4_096;

/**
 * Adds the rows of all runs to a file, in their order; rows that are equal in that stay in the order of the runs. Of each run a few
 * pages are in memory, so it does not matter how long they are.
 */
export const mergeRuns = async (
  { dataset: { columns, sortedBy } }: Pick<RollUpParts, "dataset">,
  runs: readonly Run[],
  file: SortedFile,
): Promise<void> => {
  const order = rowOrder(columns, sortedBy);
  /** Those that have rows left, by their next ones. */
  const heads: Head[] = [];
  const isBefore = (a: Head, b: Head): boolean => {
    const found = order.compare(a.keys, a.row, b.keys, b.row);
    return found === 0 ? a.place < b.place : found < 0;
  };
  const insert = (head: Head): void => {
    let low = 0;
    let high = heads.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = heads[middle];
      if (other !== undefined && isBefore(other, head)) low = middle + 1;
      else high = middle;
    }
    heads.splice(low, 0, head);
  };

  for (const [place, run] of runs.entries()) {
    const head = headOf(run, place, columns.length, order.keys);
    if (await head.load()) insert(head);
  }
  for (let head = heads.shift(); head !== undefined; head = heads.shift()) {
    const next = heads[0];
    let hasMore = true;
    do {
      file.add(head.columns, head.row);
      if (file.isFull) await file.write();
      head.row += 1;
      if (head.row === head.rowsAtHand) hasMore = await head.load();
    } while (hasMore && (next === undefined || isBefore(head, next)));
    if (hasMore) insert(head);
  }
};

/** Where the merge stands in a run. */
interface Head {
  /** Among the runs. */
  readonly place: number;
  /** The rows at hand, column by column. */
  readonly columns: readonly (readonly CellValue[])[];
  readonly keys: KeyColumns;
  readonly rowsAtHand: number;
  /** The next one of those at hand. */
  row: number;
  /** Takes the next rows to hand; false where there are none left. */
  load(): Promise<boolean>;
}

const headOf = (run: Run, place: number, columnCount: number, keyPlaces: readonly number[]): Head => {
  const groups = run.filter(({ rowCount }) => rowCount > 0).values();
  let readers: readonly { next(count: number): Promise<readonly CellValue[]> }[] = [];
  let left = 0;
  let columns: (readonly CellValue[])[] = [];
  let keys: KeyColumns = [];
  const head: Head = {
    place,
    row: 0,
    get columns() {
      return columns;
    },
    get keys() {
      return keys;
    },
    get rowsAtHand() {
      return columns[0]?.length ?? 0;
    },
    load: async () => {
      if (left === 0) {
        const { value: group, done } = groups.next();
        if (done) return false;
        left = group.rowCount;
        readers = Array.from({ length: columnCount }, (_, at) => group.column(at));
      }
      const count = Math.min(windowRows, left);
      const loaded: (readonly CellValue[])[] = [];
      for (const reader of readers) loaded.push(await reader.next(count));
      columns = loaded;
      keys = keyPlaces.map((at) => loaded[at] ?? []);
      left -= count;
      head.row = 0;
      return true;
    },
  };
  return head;
};
