import { deepStrictEqual, equal } from "node:assert/strict";
import { join } from "node:path";
import { s3ObjectStore } from "../../pipeline/storage/objectStore.s3";
import { aGatewayEvent } from "../fixtures/aGatewayEvent";
import { aServerKey, presented } from "../fixtures/aKey";
import { anEvent } from "../fixtures/anEvent";
import { hyparquetReader } from "../pipeline/lake/parquet/hyparquetReader";
import { type DeployedFunction, deployedFunction } from "./deployedFunction";
import { type DeployedResource, textOf } from "./deployedResources";
import type { MotoAccount } from "./motoAccount";
import { motoS3 } from "./motoBuckets";

export interface PrimaryOnMoto {
  readonly account: MotoAccount;
  readonly region: string;
  readonly resources: readonly DeployedResource[];
  /** Where the stack was synthesized: the archives' paths begin there. */
  readonly stackFolder: string;
  /** For unpacked code. */
  readonly scratchFolder: string;
}

/**
 * Sends events to the deployed ingest, has the deployed compactor bring them into the lake, and reads them where the
 * Glue table says that they are. All names are the state's.
 * @returns what was read, in a few words
 */
export const sentAndReadBack = async (primary: PrimaryOnMoto): Promise<string> => {
  const now = new Date();
  const sent = ["terraform-1", "terraform-2"].map((id) =>
    anEvent({ event_id: id, occurred_at: now.toISOString(), page_path: `/menu/${id}` }),
  );
  const ingest = await functionAt(primary, "aws_lambda_function.ingest");
  const answer = await ingest.invoke(
    aGatewayEvent({
      headers: { authorization: `Bearer ${presented(aServerKey())}` },
      body: JSON.stringify({ events: sent }),
    }),
  );
  const { statusCode, body } = answer as { readonly statusCode: number; readonly body: string };
  equal(statusCode, 202, body);

  const compact = await functionAt(primary, "aws_lambda_function.compact");
  // the hour may have turned between the two
  for (const hour of new Set([now, new Date()].map((time) => time.toISOString().slice(0, 13))))
    await compact.invoke({ hour });

  const rows = await rowsOfDay(primary, now.toISOString().slice(0, 10));
  deepStrictEqual(
    rows
      .map(({ event_id, event_type, site_id, page_path, occurred_at }) => ({
        event_id,
        event_type,
        site_id,
        page_path,
        occurred_at: (occurred_at as Date).toISOString(),
      }))
      .sort((a, b) => String(a.event_id).localeCompare(String(b.event_id))),
    sent,
  );
  return `${rows.length} events`;
};

const functionAt = (
  { account, region, resources, stackFolder, scratchFolder }: PrimaryOnMoto,
  address: string,
): Promise<DeployedFunction> =>
  deployedFunction({
    account,
    region,
    name: textOf(resources, address, "function_name"),
    archive: join(stackFolder, textOf(resources, address, "filename")),
    folder: join(scratchFolder, address),
  });

/** The rows of a day, from the manifest that the Glue table's template leads to, as Athena goes. */
const rowsOfDay = async (
  { account, region, resources }: PrimaryOnMoto,
  day: string,
): Promise<readonly Readonly<Record<string, unknown>>[]> => {
  const table = resources.find(({ address }) => address === "aws_glue_catalog_table.events_table")?.values as
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
