import {
  DeleteItemCommand,
  DynamoDBClient,
  PutItemCommand,
  type QueryCommandOutput,
  ScanCommand,
} from "@aws-sdk/client-dynamodb";
import { type EmbeddedDynamodb, embeddedDynamodb } from "../../../local/embeddedDynamodb";
import { dynamodbKeyStore, keyStoreOf } from "../../../pipeline/keys/keyStore.dynamodb";
import { aReaderKey, aServerKey, presented } from "../../fixtures/aKey";
import { keyStoreContract } from "./keyStoreContract";

let dynalite: EmbeddedDynamodb;
let client: DynamoDBClient;

beforeAll(async () => {
  dynalite = await embeddedDynamodb({ table: "keys" });
  client = new DynamoDBClient({});
});
afterAll(async () => {
  client.destroy();
  await dynalite.close();
});

const items = async () => (await client.send(new ScanCommand({ TableName: "keys" }))).Items ?? [];

const emptied = async (): Promise<void> => {
  for (const { PK, SK } of await items())
    if (PK !== undefined && SK !== undefined)
      await client.send(new DeleteItemCommand({ TableName: "keys", Key: { PK, SK } }));
};

keyStoreContract(async () => {
  await emptied();
  return () => keyStoreOf("keys");
});

const put = (SK: string, record: string) =>
  client.send(
    new PutItemCommand({
      TableName: "keys",
      Item: { PK: { S: "KEYS" }, SK: { S: SK }, record: { S: record } },
    }),
  );

test("a key is one item of one partition, and its key stands in none", async () => {
  await emptied();
  await keyStoreOf("keys").put(aServerKey(), "absent");
  expect(await items()).toEqual([
    {
      PK: { S: "KEYS" },
      SK: { S: "KEY#server-1" },
      record: { S: expect.stringContaining('"id":"server-1"') },
      version: { S: expect.stringMatching(/^[0-9a-f]{64}$/) },
    },
  ]);
  expect(JSON.stringify(await items())).not.toContain(presented(aServerKey()));
});

test("all pages are followed", async () => {
  await emptied();
  const store = keyStoreOf("keys");
  for (let i = 0; i < 5; i++) await store.put(aReaderKey({ id: `reader-${i}` }), "absent");
  const pages: QueryCommandOutput[] = [];
  const inPages = new DynamoDBClient({});
  inPages.middlewareStack.add(
    (next) => async (args) => {
      const result = await next({ ...args, input: { ...args.input, Limit: 2 } });
      pages.push(result.output as QueryCommandOutput);
      return result;
    },
    { step: "initialize" },
  );
  const { keys } = await dynamodbKeyStore({ client: inPages, table: "keys" }).list();
  expect(keys.map(({ record }) => record.id)).toEqual([0, 1, 2, 3, 4].map((i) => `reader-${i}`));
  expect(pages.map(({ Items }) => Items?.length)).toEqual([2, 2, 1]);
  inPages.destroy();
});

test("items that are no keys are told by their id, and hide no other", async () => {
  await emptied();
  await keyStoreOf("keys").put(aReaderKey(), "absent");
  await put("KEY#torn", "{");
  await put("KEY#ffs_pasted", "{}");
  const { keys, damaged } = await keyStoreOf("keys").list();
  expect(keys).toHaveLength(1);
  expect(damaged).toEqual(["key: is stored under what is no id", "key: torn: is not JSON"]);
});

test("a put whose answer was lost is stored, and no conflict with itself", async () => {
  await emptied();
  const twice = new DynamoDBClient({});
  twice.middlewareStack.add(
    (next) => async (args) => {
      if (!(args.input instanceof Object && "Item" in args.input)) return next(args);
      await next(args);
      return next(args);
    },
    { step: "build" },
  );
  const store = dynamodbKeyStore({ client: twice, table: "keys" });
  expect(await store.put(aServerKey(), "absent")).toBe("stored");
  expect(await store.put(aServerKey({ sites: ["luna"] }), "absent")).toBe("conflict");
  twice.destroy();
});

test("a table that is not there fails to list and to put", async () => {
  const store = keyStoreOf("other");
  await expect(store.list()).rejects.toMatchObject({ name: "ResourceNotFoundException" });
  await expect(store.put(aServerKey(), "absent")).rejects.toMatchObject({
    name: "ResourceNotFoundException",
  });
});
