import { setTimeout } from "node:timers/promises";
import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from "@aws-sdk/client-s3";
import type {
  ListedObject,
  ObjectKey,
  PutCondition,
  PutResult,
  StoredObject,
  SweepableStore,
} from "./objectStore";
import { s3Upload } from "./objectUpload.s3";

export interface S3ObjectStoreOptions {
  readonly client: S3Client;
  readonly bucket: string;
}

/** A bucket of S3. Conditions are S3's own (If-None-Match, If-Match); a lost race is a conflict, not an error. */
export const s3ObjectStore = ({ client, bucket }: S3ObjectStoreOptions): SweepableStore => {
  const put: SweepableStore["put"] = async (key, body, condition) => {
    for (let attempt = 1; ; attempt++) {
      const result = await putOnce({ client, bucket }, key, body, condition);
      if (result.kind !== "contended") return result;
      if (attempt === attempts)
        throw new Error(`${key}: other writes to it were under way ${attempts} times`);
      await setTimeout(50 * 2 ** attempt);
    }
  };

  const get = async (key: ObjectKey, range?: string): Promise<StoredObject | undefined> => {
    try {
      const { Body, ETag } = await client.send(
        new GetObjectCommand({ Bucket: bucket, Key: key, ...(range === undefined ? {} : { Range: range }) }),
      );
      return {
        body: await present(Body, "body", key).transformToByteArray(),
        etag: present(ETag, "ETag", key),
      };
    } catch (error) {
      if (isNoSuchKey(error)) return undefined;
      throw error;
    }
  };

  return {
    uri: `s3://${bucket}`,

    put,

    upload: (key) => s3Upload({ client, bucket, key, put: (body) => put(key, body, { ifAbsent: true }) }),

    get: (key) => get(key),

    getRange: async (key, start, end) => (await get(key, `bytes=${start}-${end - 1}`))?.body,

    list: (prefix) => listObjects(client, bucket, prefix),

    delete: async (key) => {
      await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
    },
  };
};

/** A bucket by its name, with the region and credentials of the environment. */
export const s3Bucket = (bucket: string): SweepableStore =>
  s3ObjectStore({ client: new S3Client({}), bucket });

async function* listObjects(client: S3Client, bucket: string, prefix: string): AsyncIterable<ListedObject> {
  let token: string | undefined;
  do {
    const page = await client.send(
      new ListObjectsV2Command({
        Bucket: bucket,
        Prefix: prefix,
        ...(token === undefined ? {} : { ContinuationToken: token }),
      }),
    );
    for (const { Key, ETag, Size, LastModified } of page.Contents ?? []) {
      const key = present(Key, "key", prefix);
      yield {
        key,
        etag: present(ETag, "ETag", key),
        size: present(Size, "size", key),
        modifiedAtMs: present(LastModified, "time", key).getTime(),
      };
    }
    token = page.NextContinuationToken;
  } while (token !== undefined);
}

const attempts = 5;

/** `contended`: another write to the same key was under way, and who won is not known yet (409). */
const putOnce = async (
  { client, bucket }: S3ObjectStoreOptions,
  key: ObjectKey,
  body: Uint8Array,
  condition: PutCondition | undefined,
): Promise<PutResult | { readonly kind: "contended" }> => {
  try {
    const { ETag } = await client.send(
      new PutObjectCommand({ Bucket: bucket, Key: key, Body: body, ...headersOf(condition) }),
    );
    return { kind: "stored", etag: present(ETag, "ETag", key) };
  } catch (error) {
    const status = condition === undefined ? undefined : statusOf(error);
    if (status === 412) return { kind: "conflict" };
    // the object whose tag was to match is gone
    if (condition !== undefined && isNoSuchKey(error)) return { kind: "conflict" };
    if (status === 409) return { kind: "contended" };
    throw error;
  }
};

const headersOf = (condition: PutCondition | undefined) => {
  if (condition === undefined) return {};
  return "ifAbsent" in condition ? { IfNoneMatch: "*" } : { IfMatch: condition.ifMatch };
};

/** The object is absent. A bucket that is absent answers 404 too, but is a failure of the store. */
const isNoSuchKey = (error: unknown): boolean =>
  error instanceof S3ServiceException && error.name === "NoSuchKey";

const statusOf = (error: unknown): number | undefined =>
  error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;

const present = <A>(value: A | undefined, what: string, key: string): A => {
  if (value === undefined) throw new Error(`S3 answered without the ${what} of ${key}`);
  return value;
};
