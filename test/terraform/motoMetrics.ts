import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { MetricsTable } from "../../pipeline/metrics/metricsTable";
import { dynamodbMetricsTable } from "../../pipeline/metrics/metricsTable.dynamodb";

/** A table of metrics in moto's DynamoDB. */
export const motoMetrics = (endpoint: string, region: string, table: string): MetricsTable =>
  dynamodbMetricsTable({ client: motoDynamodb(endpoint, region), table });

/** A client of moto's DynamoDB. */
export const motoDynamodb = (endpoint: string, region: string): DynamoDBClient =>
  new DynamoDBClient({ endpoint, region, credentials: { accessKeyId: "test", secretAccessKey: "test" } });
