import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { S3Client } from "@aws-sdk/client-s3";

/** The clients that ingest has, one of each. */
export const clients = [new S3Client({}), new DynamoDBClient({}), new DynamoDBClient({})];

/** Does nothing. */
export const handler = async (): Promise<{ readonly statusCode: number }> => ({ statusCode: 200 });
