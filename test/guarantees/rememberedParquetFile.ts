import { createHash, type Hash } from "node:crypto";
import type { EncodedRowGroup } from "../../pipeline/lake/parquet/encodeRowGroup";
import type { parquetFile } from "../../pipeline/lake/parquet/parquetFile";
import {
  encoderHere,
  type RowGroupEncoder,
  type RowGroupForm,
} from "../../pipeline/lake/parquet/rowGroupEncoder";
import type { RowRun } from "../../pipeline/lake/parquet/rowRun";

/**
 * Parquet files, but that rows which were encoded before are not encoded again. Equal rows give equal bytes, and encoding is nearly
 * all the time that a compaction of a few rows takes.
 */
export const rememberedParquetFile = (real: typeof parquetFile): typeof parquetFile => {
  const rowGroups = new Map<string, EncodedRowGroup>();
  const encoder = (form: RowGroupForm): RowGroupEncoder => {
    const here = encoderHere(form);
    return {
      ...here,
      encode: async (rows, order) => {
        const name = nameOf(form, rows.run);
        const before = rowGroups.get(name);
        if (before === undefined) {
          const encoded = await here.encode(rows, order);
          rowGroups.set(name, encoded);
          return encoded;
        }
        rows.letGo();
        return before;
      },
    };
  };
  return (columns, options) => real(columns, { ...options, encoder });
};

const nameOf = (form: RowGroupForm, { rowCount, columns }: RowRun): string => {
  const hash = createHash("sha256").update(
    JSON.stringify([form.columns.map(({ name }) => name), form.sortedBy, rowCount]),
  );
  for (const column of columns) addColumn(hash, rowCount, column);
  return hash.digest("hex");
};

const addColumn = (hash: Hash, rowCount: number, column: RowRun["columns"][number]): void => {
  if (column === undefined) hash.update("none");
  else if (column.type === "string")
    hash
      .update(column.codes.subarray(0, rowCount))
      .update(column.starts.subarray(0, column.valueCount + 1))
      .update(column.bytes.subarray(0, column.starts[column.valueCount]));
  else {
    hash.update(column.values.subarray(0, rowCount));
    if (column.type !== "boolean") hash.update(column.present.subarray(0, rowCount));
  }
};
