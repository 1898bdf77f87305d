import { parquetFile } from "../../pipeline/lake/parquet/parquetFile";
import { rememberedParquetFile } from "./rememberedParquetFile";

/*
 * What jest.mock does in tests, for programs that are run without jest: whoever loads Parquet files after this module gets those
 * that remember.
 */
const loaded = require.cache[require.resolve("../../pipeline/lake/parquet/parquetFile")];
if (loaded !== undefined) loaded.exports = { parquetFile: rememberedParquetFile(parquetFile) };
