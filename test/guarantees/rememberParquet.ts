import { parquetWriter } from "../../pipeline/lake/parquet/parquetWriter";
import { rememberedParquetWriter } from "./rememberedParquetWriter";

/*
 * What jest.mock does in tests, for programs that are run without jest: whoever loads the writer after this module gets the
 * one that remembers.
 */
const loaded = require.cache[require.resolve("../../pipeline/lake/parquet/parquetWriter")];
if (loaded !== undefined) loaded.exports = { parquetWriter: rememberedParquetWriter(parquetWriter) };
