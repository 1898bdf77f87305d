import { ListBucketsCommand, S3Client } from "@aws-sdk/client-s3";

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
