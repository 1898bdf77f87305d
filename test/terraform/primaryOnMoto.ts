import { deepStrictEqual } from "node:assert/strict";
import { join } from "node:path";
import type { KeyStore } from "../../pipeline/keys/keyStore";
import { dynamodbKeyStore } from "../../pipeline/keys/keyStore.dynamodb";
import type { MetricsTable } from "../../pipeline/metrics/metricsTable";
import type { ObjectStore } from "../../pipeline/storage/objectStore";
import { s3ObjectStore } from "../../pipeline/storage/objectStore.s3";
import { type DeployedFunction, deployedFunction } from "./deployedFunction";
import { type DeployedResource, textOf } from "./deployedResources";
import type { MotoAccount } from "./motoAccount";
import { motoS3 } from "./motoBuckets";
import { motoDynamodb, motoMetrics } from "./motoMetrics";
import { messagesIn } from "./motoQueue";

/** The primary stack as it was applied. What is in it is found by its address, with the names of the state. */
export interface PrimaryOnMoto {
  readonly account: MotoAccount;
  readonly region: string;
  readonly resources: readonly DeployedResource[];
  /** Where the stack was synthesized: the archives' paths begin there. */
  readonly stackFolder: string;
  /** For unpacked code. */
  readonly scratchFolder: string;
}

export const functionAt = (
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

/** What a bucket holds, for as long as `use` takes. */
export const inBucketAt = async <A>(
  { account, region, resources }: PrimaryOnMoto,
  address: string,
  use: (store: ObjectStore) => Promise<A>,
): Promise<A> => {
  const client = motoS3(account.endpoint, region);
  try {
    return await use(s3ObjectStore({ client, bucket: textOf(resources, address, "bucket") }));
  } finally {
    client.destroy();
  }
};

export const metricsAt = ({ account, region, resources }: PrimaryOnMoto, address: string): MetricsTable =>
  motoMetrics(account.endpoint, region, textOf(resources, address, "name"));

export const keysAt = ({ account, region, resources }: PrimaryOnMoto, address: string): KeyStore =>
  dynamodbKeyStore({
    client: motoDynamodb(account.endpoint, region),
    table: textOf(resources, address, "name"),
  });

/**
 * Hands the batches that wait in the queue to the deployed packer, as Lambda does. Moto hides them meanwhile, for longer
 * than the proof takes.
 * @returns how many messages there were
 */
export const packed = async (primary: PrimaryOnMoto): Promise<number> => {
  const { account, region, resources } = primary;
  const queue = textOf(resources, "aws_sqs_queue.pack_queue", "url");
  const messages = await messagesIn({ endpoint: account.endpoint, region, queue });
  const pack = await functionAt(primary, "aws_lambda_function.pack");
  deepStrictEqual(await pack.invoke({ Records: messages }), { batchItemFailures: [] });
  return messages.length;
};

/**
 * Hands what lies in the queue to the deployed count, as Lambda does: S3's own messages about new raw objects.
 * @returns what count answered, and how many messages it was given
 */
export const counted = async (
  primary: PrimaryOnMoto,
): Promise<{ readonly answer: unknown; readonly messages: number }> => {
  const { account, region, resources } = primary;
  const queue = textOf(resources, "aws_sqs_queue.count_queue", "url");
  const messages = await messagesIn({ endpoint: account.endpoint, region, queue });
  const count = await functionAt(primary, "aws_lambda_function.count");
  return { answer: await count.invoke({ Records: messages }), messages: messages.length };
};
