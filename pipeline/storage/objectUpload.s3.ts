import {
  AbortMultipartUploadCommand,
  type CompletedPart,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  HeadObjectCommand,
  type S3Client,
  S3ServiceException,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import type { ObjectKey, ObjectUpload, PutResult } from "./objectStore";

export interface S3UploadOptions {
  readonly client: S3Client;
  readonly bucket: string;
  readonly key: ObjectKey;
  /** Puts what is smaller than a part in one request. */
  readonly put: (body: Uint8Array) => Promise<PutResult>;
}

/** S3 takes no part below 5 MiB but the last, and 10,000 of them: 80 GB. */
export const partBytes = 8 * 1024 * 1024;

/** Parts that are sent at once, beside the one that is filled. */
const partsAtOnce = 2;

/**
 * An upload in parts. It is the end that makes the object, under the condition that there is none; what was sent of an upload that
 * never ended is taken away by the bucket's lifecycle, where it was not given up in time.
 */
export const s3Upload = ({ client, bucket, key, put }: S3UploadOptions): ObjectUpload => {
  const target = { Bucket: bucket, Key: key };
  const parts: Promise<CompletedPart>[] = [];
  /** The upload's id, from the first part on. */
  let begun: Promise<string> | undefined;
  let isGivenUp = false;
  let filling = Buffer.alloc(0);
  let filled = 0;

  const sendPart = async (body: Buffer): Promise<void> => {
    begun ??= begin();
    const id = await begun;
    await parts[parts.length - partsAtOnce];
    // a write may be under way when the upload is given up
    if (isGivenUp) throw new Error(`the upload of ${key} was given up`);
    const number = parts.length + 1;
    const part = client
      .send(new UploadPartCommand({ ...target, UploadId: id, PartNumber: number, Body: body }))
      .then(
        ({ ETag, ChecksumCRC32 }): CompletedPart => ({
          PartNumber: number,
          ETag,
          ...(ChecksumCRC32 === undefined ? {} : { ChecksumCRC32 }),
        }),
      );
    // a part that fails is told when its turn comes to be waited for
    part.catch(() => undefined);
    parts.push(part);
  };

  const makeRoomFor = (bytes: number): void => {
    if (filled + bytes <= filling.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.min(partBytes, Math.max(2 * filling.length, filled + bytes)));
    filling.copy(larger, 0, 0, filled);
    filling = larger;
  };

  const takeFilled = (): Buffer => {
    const taken = filling.subarray(0, filled);
    filling = Buffer.alloc(0);
    filled = 0;
    return taken;
  };

  const begin = async (): Promise<string> => {
    const { UploadId } = await client.send(new CreateMultipartUploadCommand(target));
    if (UploadId === undefined) throw new Error(`S3 answered without the upload id of ${key}`);
    return UploadId;
  };

  const complete = async (id: string): Promise<PutResult> => {
    try {
      const { ETag } = await client.send(
        new CompleteMultipartUploadCommand({
          ...target,
          UploadId: id,
          IfNoneMatch: "*",
          MultipartUpload: { Parts: await Promise.all(parts) },
        }),
      );
      if (ETag === undefined) throw new Error(`S3 answered without the ETag of ${key}`);
      return { kind: "stored", etag: ETag };
    } catch (error) {
      if (!(error instanceof S3ServiceException)) throw error;
      if (error.$metadata.httpStatusCode === 412) return { kind: "conflict" };
      // the client sent the end again whose answer was lost: the upload is no more, and the object is there
      if (error.name === "NoSuchUpload" && (await isThere())) return { kind: "conflict" };
      throw error;
    }
  };

  const isThere = async (): Promise<boolean> => {
    try {
      await client.send(new HeadObjectCommand(target));
      return true;
    } catch (error) {
      if (error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404) return false;
      throw error;
    }
  };

  const abort = async (): Promise<void> => {
    const before = begun;
    begun = undefined;
    isGivenUp = true;
    takeFilled();
    // where it never began, there is nothing to take away
    const id = await before?.catch(() => undefined);
    if (id === undefined) return;
    await Promise.allSettled(parts);
    await client.send(new AbortMultipartUploadCommand({ ...target, UploadId: id }));
  };

  return {
    write: async (bytes) => {
      for (let at = 0; at < bytes.length; ) {
        const piece = bytes.subarray(at, at + partBytes - filled);
        makeRoomFor(piece.length);
        filling.set(piece, filled);
        filled += piece.length;
        at += piece.length;
        if (filled === partBytes) await sendPart(takeFilled());
      }
    },
    finish: async () => {
      const rest = takeFilled();
      if (begun === undefined) return put(rest);
      if (rest.length > 0) await sendPart(rest);
      const result = await complete(await begun);
      if (result.kind === "conflict") await abort().catch(() => undefined);
      begun = undefined;
      return result;
    },
    abort,
  };
};
