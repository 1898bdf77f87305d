import { deepStrictEqual, ok } from "node:assert/strict";
import { GetObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { bundlePages } from "../../dashboard/build/bundlePages";
import { textOf } from "./deployedResources";
import { motoS3 } from "./motoBuckets";
import { inBucketAt, type PrimaryOnMoto } from "./primaryOnMoto";

/**
 * Finds the dashboard in its bucket: each file of the build under its path, with its headers, byte for byte, encrypted with
 * the installation's key; and nothing else, so that nothing of the demo.
 * @returns how many files, in a few words
 */
export const pagesDeployed = async (primary: PrimaryOnMoto): Promise<string> => {
  const built = bundlePages("app");
  deepStrictEqual(await keysIn(primary), built.map(({ path }) => path).sort());
  const { account, region, resources } = primary;
  const bucket = textOf(resources, "aws_s3_bucket.dashboard", "bucket");
  const key = textOf(resources, "aws_kms_key.data_key", "arn");
  const client = motoS3(account.endpoint, region);
  try {
    for (const { path, bytes, contentType, cacheControl } of built) {
      const { body, ...found } = await objectAt(client, bucket, path);
      deepStrictEqual({ path, ...found }, { path, contentType, cacheControl, key });
      ok(body.equals(bytes), `${path}: is not what was built`);
    }
    return `${built.length} files`;
  } finally {
    client.destroy();
  }
};

const objectAt = async (client: S3Client, bucket: string, path: string) => {
  const object = await client.send(new GetObjectCommand({ Bucket: bucket, Key: path }));
  return {
    contentType: object.ContentType,
    cacheControl: object.CacheControl,
    key: object.SSEKMSKeyId,
    body: Buffer.from((await object.Body?.transformToByteArray()) ?? []),
  };
};

const keysIn = (primary: PrimaryOnMoto): Promise<readonly string[]> =>
  inBucketAt(primary, "aws_s3_bucket.dashboard", async (dashboard) => {
    const keys: string[] = [];
    for await (const { key } of dashboard.list("")) keys.push(key);
    return keys.sort();
  });
