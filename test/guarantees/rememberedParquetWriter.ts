import { createHash } from "node:crypto";
import type { ColumnVector } from "../../pipeline/lake/parquet/columnVector";
import type { ParquetWriter, parquetWriter } from "../../pipeline/lake/parquet/parquetWriter";

/**
 * The writer, but that a file of rows that it has written before is not encoded again. Equal calls give equal bytes, and
 * encoding is nearly all the time that a compaction of a few rows takes.
 */
export const rememberedParquetWriter = (real: typeof parquetWriter): typeof parquetWriter => {
  const files = new Map<string, Uint8Array>();
  return (columns, options): ParquetWriter => {
    const groups: (readonly ColumnVector[])[] = [];
    return {
      writeRowGroup: async (vectors) => {
        groups.push(vectors);
      },
      finish: async () => {
        const name = createHash("sha256")
          .update(JSON.stringify([options, columns.map((column) => column.name), groups]))
          .digest("hex");
        const before = files.get(name);
        if (before !== undefined) return before;
        const writer = real(columns, options);
        for (const vectors of groups) await writer.writeRowGroup(vectors);
        const file = await writer.finish();
        files.set(name, file);
        return file;
      },
    };
  };
};
