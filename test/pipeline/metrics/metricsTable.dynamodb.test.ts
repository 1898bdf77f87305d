import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import {
  type AttributeValue,
  ConditionalCheckFailedException,
  DynamoDBClient,
  DynamoDBServiceException,
  GetItemCommand,
  PutItemCommand,
} from "@aws-sdk/client-dynamodb";
import type { Day, Unit } from "../../../pipeline/lake/lakeKey";
import type { BatchShare, ClosedShare } from "../../../pipeline/metrics/metricsTable";
import { dynamodbMetricsTable, metricsTableOf } from "../../../pipeline/metrics/metricsTable.dynamodb";
import type { Hour } from "../../../pipeline/raw/rawKey";
import { aSiteMetrics } from "../../fixtures/aSiteMetrics";
import { aMetricsTable, type DynaliteTable } from "../../support/aMetricsTable";
import { metricsTableContract } from "./metricsTableContract";

let dynalite: DynaliteTable;
beforeAll(async () => {
  dynalite = await aMetricsTable();
});
afterAll(() => dynalite.close());

describe("dynamodbMetricsTable({ client, table })", () => {
  metricsTableContract(() => dynalite.table);
});

const unit: Unit = { hour: "2026-03-01T18" as Hour, shard: 0 };
const day = "2026-03-01" as Day;
const metrics = new Map([["trattoria-luna", aSiteMetrics()]]);
const json =
  '{"trattoria-luna":{"events":3,"first_at_ms":1772390520000,"last_at_ms":1772390528000,' +
  '"sessions":["aaaaaaaaaaa"],"types":{"click":1,"page_view":2}}}';

const aShare = (user: string, batchId = "ab".repeat(32)): BatchShare => ({
  userDay: { user, day },
  unit,
  batchId,
  metrics,
});

const aClosedShare = (user: string): ClosedShare => ({ userDay: { user, day }, unit, sequence: 12, metrics });

const keyOf = (user: string, sortKey = "DAY#2026-03-01") => ({
  PK: { S: `USER#${user}` },
  SK: { S: sortKey },
});

const stored = async (user: string) => {
  const client = new DynamoDBClient({});
  return (await client.send(new GetItemCommand({ TableName: "metrics", Key: keyOf(user) }))).Item;
};

test("an open unit is a set of its batches' shares, each beginning with its batch", async () => {
  await dynalite.table.add(aShare("open"));
  await dynalite.table.add(aShare("open", "0".repeat(64)));
  expect(await stored("open")).toEqual({
    ...keyOf("open"),
    "2026-03-01T18-s00+": {
      SS: expect.arrayContaining([`abababababababab ${json}`, `0000000000000000 ${json}`]),
    },
  });
});

test("a final unit is a map of its record's number and its exact share", async () => {
  await dynalite.table.add(aShare("final"));
  await dynalite.table.close(aClosedShare("final"));
  expect(await stored("final")).toEqual({
    ...keyOf("final"),
    "2026-03-01T18-s00": { M: { sequence: { N: "12" }, metrics: { S: json } } },
  });
});

test("attributes and items that mean something to somebody else are left alone", async () => {
  const client = new DynamoDBClient({});
  const others = {
    expires_at: { N: "1" },
    "2026-03-01": { S: "a note" },
    "2026-03-01T18-s00++": { SS: ["x"] },
  };
  await client.send(new PutItemCommand({ TableName: "metrics", Item: { ...keyOf("other"), ...others } }));
  await client.send(
    new PutItemCommand({ TableName: "metrics", Item: { ...keyOf("other", "DAY#2026-03-01x"), ...others } }),
  );
  await dynalite.table.add(aShare("other"));
  expect(await dynalite.table.read("other", day, "2026-03-02" as Day)).toEqual([
    { userDay: { user: "other", day }, final: new Map(), provisional: metrics },
  ]);
  await dynalite.table.close(aClosedShare("other"));
  expect(await stored("other")).toMatchObject(others);
});

test.each<[Readonly<Record<string, AttributeValue>>, string]>([
  [
    { "2026-03-01T18-s00": { M: { metrics: { S: json } } } },
    "attribute 2026-03-01T18-s00: M.sequence: must be { N: string }, it is missing",
  ],
  [
    { "2026-03-01T18-s00": { M: { sequence: { N: "1" }, metrics: { S: "a secret" } } } },
    "attribute 2026-03-01T18-s00: M.metrics.S: must be JSON of a user-day's metrics by site, which this is not",
  ],
  [{ "2026-03-01T18-s00+": { S: json } }, "attribute 2026-03-01T18-s00+: SS: must be "],
  [{ "2026-03-01T18-s00+": { SS: ["abababababababab {"] } }, "a batch's share: value: must be JSON of "],
])("a damaged share makes reading fail, by its name: %j", async (attribute, message) => {
  const user = JSON.stringify(attribute);
  const item = { ...keyOf(user), ...attribute };
  await new DynamoDBClient({}).send(new PutItemCommand({ TableName: "metrics", Item: item }));
  await expect(dynalite.table.read(user, day, day)).rejects.toThrow(message);
});

/** A client whose every answer is an error; what it was asked is kept. */
const aFailingClient = (error: unknown) => {
  const asked: string[] = [];
  const send = async (command: { readonly constructor: { readonly name: string } }): Promise<never> => {
    asked.push(command.constructor.name);
    throw error;
  };
  return { asked, table: dynamodbMetricsTable({ client: { send } as never, table: "metrics" }) };
};

const $metadata = {};

test.each([
  ["closed", { ...keyOf("guest"), "2026-03-01T18-s00": { M: {} } }],
  ["full", { ...keyOf("guest"), "2026-03-01T18-s00+": { SS: ["x"] } }],
])(
  "add is %s by the item that DynamoDB sends with its refusal, without another request",
  async (answer, Item) => {
    const refusal = new ConditionalCheckFailedException({ message: "no", $metadata, Item: Item as never });
    const { asked, table } = aFailingClient(refusal);
    expect(await table.add(aShare("guest"))).toBe(answer);
    expect(asked).toEqual(["UpdateItemCommand"]);
  },
);

test.each([
  "Item size has exceeded the maximum allowed size",
  "Item size to update has exceeded the maximum allowed size",
])("%j is a size that was refused", async (message) => {
  const { table } = aFailingClient(
    new DynamoDBServiceException({ name: "ValidationException", $fault: "client", message, $metadata }),
  );
  expect(await table.add(aShare("guest"))).toBe("full");
  expect(await table.close(aClosedShare("guest"))).toBe("too_large");
});

test.each([
  "ValidationException",
  "ProvisionedThroughputExceededException",
  "ResourceNotFoundException",
  "TimeoutError",
])("any other %s rejects", async (name) => {
  const { table } = aFailingClient(
    new DynamoDBServiceException({ name, $fault: "client", message: "because", $metadata }),
  );
  await expect(table.add(aShare("guest"))).rejects.toThrow("because");
  await expect(table.close(aClosedShare("guest"))).rejects.toThrow("because");
  await expect(table.read("guest", day, day)).rejects.toThrow("because");
});

describe("metricsTableOf(table)", () => {
  const environment = { ...process.env };
  afterEach(() => {
    process.env = { ...environment };
  });

  test("asks the endpoint of the environment, five times where it fails", async () => {
    const asked: unknown[] = [];
    const server = createServer((request, response) => {
      asked.push(request.headers["x-amz-target"]);
      response.writeHead(500, { "content-type": "application/x-amz-json-1.0" });
      response.end('{"__type":"com.amazonaws.dynamodb.v20120810#InternalServerError","message":"not now"}');
    }).listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    Object.assign(process.env, {
      AWS_ENDPOINT_URL_DYNAMODB: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    });
    await expect(metricsTableOf("metrics").add(aShare("guest"))).rejects.toThrow("not now");
    expect(asked).toEqual(Array(5).fill("DynamoDB_20120810.UpdateItem"));
    server.closeAllConnections();
    server.close();
  });
});
