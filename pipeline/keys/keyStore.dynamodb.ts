import {
  type AttributeValue,
  ConditionalCheckFailedException,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
} from "@aws-sdk/client-dynamodb";
import { type KeyStore, versionOf } from "./keyStore";
import { readStoredKeys, storedKeyText } from "./storedKeyText";

export interface DynamodbKeyStoreOptions {
  readonly client: DynamoDBClient;
  readonly table: string;
}

/**
 * A table of DynamoDB, or of what speaks like it. All keys are one partition, so that one query lists them: `PK`
 * `KEYS`, `SK` `KEY#<id>`, `record` (JSON) and `version`.
 */
export const dynamodbKeyStore = ({ client, table }: DynamodbKeyStoreOptions): KeyStore => ({
  list: async () => {
    const texts: [string, string][] = [];
    let start: Item | undefined;
    do {
      const page = await client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: "PK = :keys",
          ExpressionAttributeValues: { ":keys": { S: partition } },
          ConsistentRead: true,
          ...(start === undefined ? {} : { ExclusiveStartKey: start }),
        }),
      );
      for (const item of page.Items ?? [])
        texts.push([item["SK"]?.S?.replace(/^KEY#/, "") ?? "", item["record"]?.S ?? ""]);
      start = page.LastEvaluatedKey;
    } while (start !== undefined);
    return readStoredKeys(texts);
  },

  put: async (record, expected) => {
    const text = storedKeyText(record);
    const version = versionOf(text);
    try {
      await client.send(
        new PutItemCommand({
          TableName: table,
          Item: { ...keyOf(record.id), record: { S: text }, version: { S: version } },
          ...(expected === "absent"
            ? { ConditionExpression: "attribute_not_exists(PK)" }
            : {
                ConditionExpression: "#version = :expected",
                ExpressionAttributeNames: { "#version": "version" },
                ExpressionAttributeValues: { ":expected": { S: expected } },
              }),
        }),
      );
      return "stored";
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      // a put whose answer was lost is made again by the client, and then finds itself
      return (await storedVersion({ client, table }, record.id)) === version ? "stored" : "conflict";
    }
  },
});

/**
 * A table by its name, with the credentials of the environment, and its region unless another is given. Requests wait
 * for it, so it is given up after a few seconds.
 */
export const keyStoreOf = (table: string, region?: string): KeyStore =>
  dynamodbKeyStore({
    client: new DynamoDBClient({
      ...(region === undefined ? {} : { region }),
      maxAttempts: 2,
      requestHandler: { connectionTimeout: 1_000, requestTimeout: 2_000, throwOnRequestTimeout: true },
    }),
    table,
  });

type Item = Record<string, AttributeValue>;

const partition = "KEYS";

const keyOf = (id: string): Item => ({ PK: { S: partition }, SK: { S: `KEY#${id}` } });

const storedVersion = async (
  { client, table }: DynamodbKeyStoreOptions,
  id: string,
): Promise<string | undefined> => {
  const { Item } = await client.send(
    new GetItemCommand({ TableName: table, Key: keyOf(id), ConsistentRead: true }),
  );
  return Item?.["version"]?.S;
};
