import {
  DeleteObjectsCommand,
  ListBucketsCommand,
  ListObjectVersionsCommand,
  S3Client,
} from "@aws-sdk/client-s3";

/** A client of moto's S3, in any region. */
export const motoS3 = (endpoint: string, region: string): S3Client =>
  new S3Client({
    endpoint,
    region,
    forcePathStyle: true,
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  });

/** The names of all buckets. */
export const bucketNames = async (client: S3Client): Promise<readonly string[]> => {
  const { Buckets } = await client.send(new ListBucketsCommand({}));
  return (Buckets ?? []).map(({ Name }) => Name ?? "");
};

/**
 * Deletes every version of every object, as an operator does before a bucket can be destroyed.
 * @returns how many there were
 */
export const emptyBucket = async (client: S3Client, bucket: string): Promise<number> => {
  for (let deleted = 0; ; ) {
    const { Versions, DeleteMarkers } = await client.send(new ListObjectVersionsCommand({ Bucket: bucket }));
    const versions = [...(Versions ?? []), ...(DeleteMarkers ?? [])];
    if (versions.length === 0) return deleted;
    await client.send(
      new DeleteObjectsCommand({
        Bucket: bucket,
        BypassGovernanceRetention: true,
        Delete: { Objects: versions.map(({ Key, VersionId }) => ({ Key, VersionId })) },
      }),
    );
    deleted += versions.length;
  }
};
