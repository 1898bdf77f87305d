import { DynamoDBClient, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import type { RateTable } from "./rateTable";

export interface DynamodbRateTableOptions {
  readonly client: DynamoDBClient;
  readonly table: string;
}

/**
 * One item a key and minute: `PK` `RATE#<key id>`, `SK` `MINUTE#2026-03-01T18:05`, `asked` and, in seconds for the
 * table's TTL, `expires_at`. Everybody adds what they want to `asked` and so learns which requests of the minute, in
 * the order of asking, are theirs: those below the limit are given. That takes one request, needs no condition, and
 * gives no request twice; an answer that is lost loses what was given.
 */
export const dynamodbRateTable = ({ client, table }: DynamodbRateTableOptions): RateTable => ({
  take: async ({ keyId, minute, wanted, limit }) => {
    const { Attributes } = await client.send(
      new UpdateItemCommand({
        TableName: table,
        Key: { PK: { S: `RATE#${keyId}` }, SK: { S: `MINUTE#${minute}` } },
        UpdateExpression: "ADD #asked :wanted SET #expires = :expires",
        ExpressionAttributeNames: { "#asked": "asked", "#expires": "expires_at" },
        ExpressionAttributeValues: {
          ":wanted": { N: String(wanted) },
          ":expires": { N: String(Date.parse(`${minute}Z`) / 1000 + keptSeconds) },
        },
        ReturnValues: "UPDATED_NEW",
      }),
    );
    const asked = Number(Attributes?.["asked"]?.N);
    if (!Number.isSafeInteger(asked)) throw new Error(`${table}: answered without the count of a minute`);
    return Math.min(wanted, Math.max(0, limit - (asked - wanted)));
  },
});

/** A table by its name, with the region and the credentials of the environment. A request does not wait for it long. */
export const rateTableOf = (table: string): RateTable =>
  dynamodbRateTable({
    client: new DynamoDBClient({
      maxAttempts: 2,
      requestHandler: { connectionTimeout: 500, requestTimeout: 1_000, throwOnRequestTimeout: true },
    }),
    table,
  });

/** Long enough to be looked at. */
const keptSeconds = 3_600;
