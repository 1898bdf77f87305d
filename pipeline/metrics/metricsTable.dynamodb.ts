import {
  type AttributeValue,
  ConditionalCheckFailedException,
  DynamoDBClient,
  DynamoDBServiceException,
  GetItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { batchShareText } from "./batchShareText";
import { itemBytesLimit, type MetricsTable, openBatchesLimit, type StoredUserDay } from "./metricsTable";
import { FinalShare, finalName, openName, sumOfStoredShares } from "./storedShares";
import { dayOfSortKey, partitionKeyOf, sortKeyOf, type UserDay } from "./userDay";

export interface DynamodbMetricsTableOptions {
  readonly client: DynamoDBClient;
  readonly table: string;
}

/**
 * A table of DynamoDB, or of what speaks like it. Each unit has at most two attributes of an item: a set of strings
 * while it is open, to which adding an element twice adds it once, and a map once it is final.
 */
export const dynamodbMetricsTable = ({ client, table }: DynamodbMetricsTableOptions): MetricsTable => ({
  add: async ({ userDay, unit, batchId, metrics }) => {
    const share = batchShareText({ batchId, metrics });
    if (isTooLarge(share)) return "full";
    try {
      await client.send(
        new UpdateItemCommand({
          TableName: table,
          Key: keyOf(userDay),
          UpdateExpression: "ADD #open :share",
          ConditionExpression:
            "attribute_not_exists(#final) AND " +
            "(attribute_not_exists(#open) OR size(#open) < :max OR contains(#open, :one))",
          ExpressionAttributeNames: { "#open": openName(unit), "#final": finalName(unit) },
          ExpressionAttributeValues: {
            ":share": { SS: [share] },
            ":one": { S: share },
            ":max": { N: String(openBatchesLimit) },
          },
          ReturnValuesOnConditionCheckFailure: "ALL_OLD",
        }),
      );
      return "added";
    } catch (error) {
      if (isRefusedSize(error)) return "full";
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      const item = error.Item ?? (await readFinal({ client, table }, userDay, finalName(unit)));
      return Object.hasOwn(item, finalName(unit)) ? "closed" : "full";
    }
  },

  close: async ({ userDay, unit, sequence, metrics }) => {
    const final = FinalShare.encode({ M: { sequence: { N: String(sequence) }, metrics: { S: metrics } } });
    if (isTooLarge(final.M.metrics.S)) return "too_large";
    try {
      await client.send(
        new UpdateItemCommand({
          TableName: table,
          Key: keyOf(userDay),
          UpdateExpression: "SET #final = :final REMOVE #open",
          ConditionExpression: "attribute_not_exists(#final) OR #final.#sequence <= :sequence",
          ExpressionAttributeNames: {
            "#open": openName(unit),
            "#final": finalName(unit),
            "#sequence": "sequence",
          },
          ExpressionAttributeValues: { ":final": final, ":sequence": final.M.sequence },
        }),
      );
      return "closed";
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return "outdated";
      if (isRefusedSize(error)) return "too_large";
      throw error;
    }
  },

  read: async (user, from, to) => {
    const days: StoredUserDay[] = [];
    // DynamoDB refuses a range that ends before it begins
    if (from > to) return days;
    let start: Record<string, AttributeValue> | undefined;
    do {
      const page = await client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: "PK = :user AND SK BETWEEN :from AND :to",
          ExpressionAttributeValues: {
            ":user": { S: partitionKeyOf({ user, day: from }) },
            ":from": { S: sortKeyOf({ user, day: from }) },
            ":to": { S: sortKeyOf({ user, day: to }) },
          },
          ConsistentRead: true,
          ...(start === undefined ? {} : { ExclusiveStartKey: start }),
        }),
      );
      for (const item of page.Items ?? []) {
        const day = dayOfSortKey(item["SK"]?.S ?? "");
        if (day !== undefined) days.push({ userDay: { user, day }, ...sumOfStoredShares(item) });
      }
      start = page.LastEvaluatedKey;
    } while (start !== undefined);
    return days;
  },
});

/** A table by its name, with the region, the credentials and, where there is one, the endpoint of the environment. */
export const metricsTableOf = (table: string): MetricsTable =>
  dynamodbMetricsTable({
    client: new DynamoDBClient({
      // both writes may be made again: what was done already is not done twice
      retryMode: "standard",
      maxAttempts: 5,
      requestHandler: { connectionTimeout: 2_000, requestTimeout: 5_000, throwOnRequestTimeout: true },
    }),
    table,
  });

const keyOf = (userDay: UserDay): Record<string, AttributeValue> => ({
  PK: { S: partitionKeyOf(userDay) },
  SK: { S: sortKeyOf(userDay) },
});

/** Larger than any item: not worth a request, which has limits of its own. */
const isTooLarge = (text: string): boolean => Buffer.byteLength(text) > itemBytesLimit;

const isRefusedSize = (error: unknown): boolean =>
  error instanceof DynamoDBServiceException &&
  error.name === "ValidationException" &&
  /item size .*has exceeded/i.test(error.message);

/** DynamoDB sends the item with its refusal; dynalite does not, and is asked for it. */
const readFinal = async (
  { client, table }: DynamodbMetricsTableOptions,
  userDay: UserDay,
  name: string,
): Promise<Record<string, AttributeValue>> => {
  const { Item } = await client.send(
    new GetItemCommand({
      TableName: table,
      Key: keyOf(userDay),
      ProjectionExpression: "#final",
      ExpressionAttributeNames: { "#final": name },
      ConsistentRead: true,
    }),
  );
  return Item ?? {};
};
