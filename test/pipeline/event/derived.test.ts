import { events } from "../../../pipeline/event/events";
import { at, installation } from "../../stacks/synthesized";
import { expectGolden } from "../../support/golden";
import { duckdbReader } from "../lake/parquet/duckdbReader";
import { fileOfVectors } from "../lake/parquet/wholeVectors";

const lines = (rows: readonly (readonly unknown[])[]): string =>
  rows.map((row) => `${row.filter((cell) => cell !== null && cell !== undefined).join(" ")}\n`).join("");

test("the Parquet schema that readers find", async () => {
  const file = await fileOfVectors(events.columns, []);
  const reader = await duckdbReader();
  const schema = await reader.query(
    file,
    "SELECT name, type, repetition_type, logical_type FROM parquet_schema($file) WHERE type IS NOT NULL",
  );
  await reader.close();
  expectGolden(
    __dirname,
    "parquet-schema.txt",
    lines(
      schema.map(({ name, type, repetition_type, logical_type }) => [
        name,
        type,
        repetition_type,
        logical_type,
      ]),
    ),
  );
});

test("the columns that Athena's catalog is told", () => {
  const { storage_descriptor: storage, partition_keys: keys } = at(
    installation().primary,
    "aws_glue_catalog_table.events_table",
  ) as {
    readonly storage_descriptor: {
      readonly columns: readonly { readonly name: string; readonly type: string }[];
    };
    readonly partition_keys: readonly { readonly name: string; readonly type: string }[];
  };
  expectGolden(
    __dirname,
    "glue-columns.txt",
    lines([
      ...storage.columns.map(({ name, type }) => [name, type]),
      ...keys.map(({ name, type }) => ["partitioned by", name, type]),
    ]),
  );
});
