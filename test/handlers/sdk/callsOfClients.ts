import { AthenaClient, GetQueryExecutionCommand, StartQueryExecutionCommand } from "@aws-sdk/client-athena";
import {
  ConditionalCheckFailedException,
  DynamoDBClient,
  GetItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { s3Bucket } from "../../../pipeline/storage/objectStore.s3";

/*
 * A program that makes the calls that functions make, at the endpoint of the environment, one after the other, and writes what came of
 * them: bundledClients.process.test.ts compares what two bundles of it say and send.
 */

const raw = s3Bucket("raw");
const body = Buffer.from('{"event_id":"1"}');

const upload = async (...pieces: readonly Uint8Array[]) => {
  const begun = raw.upload("lake/a.parquet");
  for (const piece of pieces) await begun.write(piece);
  return begun.finish();
};

const list = async () => {
  const found: unknown[] = [];
  for await (const each of raw.list("events/day=1/")) found.push(each);
  return found;
};

const table = new DynamoDBClient({ retryMode: "standard", maxAttempts: 2 });
const athena = new AthenaClient({ maxAttempts: 1 });
const queue = new SQSClient({ useQueueUrlAsEndpoint: false, maxAttempts: 1 });
const QueueUrl = "https://sqs.eu-central-1.amazonaws.com/1/raw";
const key = { PK: { S: "u" }, SK: { S: "d" } };

const calls: readonly (() => Promise<unknown>)[] = [
  () => raw.put("events/a b+ü.ndjson.gz", body),
  () => raw.put("taken", body, { ifAbsent: true }),
  () => raw.put("changed", body, { ifMatch: '"1"' }),
  () => raw.get("there"),
  () => raw.get("spoilt"),
  () => raw.get("absent"),
  () => raw.getRange("there", 2, 7),
  list,
  () => raw.delete("a"),
  () => upload(Buffer.alloc(9 * 2 ** 20, 1)),
  () => upload(Buffer.alloc(9 * 2 ** 20, 2)),
  () => raw.get("denied"),
  () => table.send(new GetItemCommand({ TableName: "t", Key: key, ConsistentRead: true })),
  () =>
    table.send(
      new UpdateItemCommand({
        TableName: "t",
        Key: key,
        UpdateExpression: "ADD n :n SET b = :b",
        ExpressionAttributeValues: { ":n": { N: "1.5" }, ":b": { B: body } },
      }),
    ),
  () => table.send(new QueryCommand({ TableName: "t", ScanIndexForward: false, Limit: 3 })),
  () => table.send(new GetItemCommand({ TableName: "gone", Key: key })),
  () =>
    athena.send(
      new StartQueryExecutionCommand({
        QueryString: "SELECT 1",
        ExecutionParameters: ["a"],
        // made at random otherwise
        ClientRequestToken: "once",
      }),
    ),
  () => athena.send(new GetQueryExecutionCommand({ QueryExecutionId: "1" })),
  () => athena.send(new GetQueryExecutionCommand({ QueryExecutionId: "2" })),
  () => queue.send(new SendMessageCommand({ QueueUrl, MessageBody: "one" })),
  () => queue.send(new SendMessageCommand({ QueueUrl, MessageBody: "two" })),
];

const outcomeOf = async (call: () => Promise<unknown>): Promise<unknown> => {
  try {
    return { answer: await call() };
  } catch (thrown) {
    const { name, message, ...rest } = thrown as Error;
    const isConditional = thrown instanceof ConditionalCheckFailedException;
    return { error: { name, message, ...rest, isConditional } };
  }
};

const main = async (): Promise<void> => {
  const outcomes: unknown[] = [];
  for (const call of calls) outcomes.push(await outcomeOf(call));
  process.stdout.write(JSON.stringify(outcomes));
};

void main();
