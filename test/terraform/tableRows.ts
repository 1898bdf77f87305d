import { deepStrictEqual } from "node:assert/strict";
import { s3ObjectStore } from "../../pipeline/storage/objectStore.s3";
import { hyparquetReader } from "../pipeline/lake/parquet/hyparquetReader";
import { motoS3 } from "./motoBuckets";
import type { PrimaryOnMoto } from "./primaryOnMoto";

/** The rows of a day of a table, from the manifest that the Glue table's template leads to, as Athena goes. */
export const tableRows = async (
  { account, region, resources }: PrimaryOnMoto,
  dataset: string,
  day: string,
): Promise<readonly Readonly<Record<string, unknown>>[]> => {
  const address = `aws_glue_catalog_table.${dataset}_table`;
  const table = resources.find((resource) => resource.address === address)?.values as
    | {
        readonly parameters: Readonly<Record<string, string>>;
        readonly storage_descriptor: readonly { readonly columns: readonly { readonly name: string }[] }[];
      }
    | undefined;
  const template = table?.parameters["storage.location.template"] ?? "";
  const client = motoS3(account.endpoint, region);
  const read = async (uri: string): Promise<Uint8Array> => {
    const [, bucket = "", key = ""] = /^s3:\/\/([^/]+)\/(.+)$/.exec(uri) ?? [];
    const object = await s3ObjectStore({ client, bucket }).get(key);
    if (object === undefined) throw new Error(`${uri}: there is no such object`);
    return object.body;
  };
  const manifest = await read(`${template.replace(/\$\{dt\}/, day)}symlink.txt`);
  const reader = hyparquetReader();
  try {
    const rows: Readonly<Record<string, unknown>>[] = [];
    for (const uri of Buffer.from(manifest).toString("utf8").split("\n").filter(Boolean)) {
      const file = await reader.read(await read(uri));
      const columns = file.metadata.schema.slice(1).map(({ name }) => name);
      deepStrictEqual(
        columns,
        table?.storage_descriptor[0]?.columns.map(({ name }) => name),
        "the catalog's columns",
      );
      rows.push(...file.rows);
    }
    return rows;
  } finally {
    await reader.close();
    client.destroy();
  }
};
