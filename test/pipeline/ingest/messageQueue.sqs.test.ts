import { createHash } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { SQSClient } from "@aws-sdk/client-sqs";
import { sqsMessageQueue } from "../../../pipeline/ingest/messageQueue.sqs";

/*
 * What SQS answers when something is wrong, which a stand-in of it does not show; `messageQueue.sqs.process.test.ts` sends to moto.
 */

const url = "https://sqs.eu-central-1.amazonaws.com/111122223333/acme-prod-pack";

let server: Server | undefined;
afterEach(() => new Promise((resolve) => (server === undefined ? resolve(0) : server.close(resolve))));

interface Asked {
  readonly target: string | undefined;
  readonly body: Readonly<Record<string, unknown>>;
}

/** A queue behind a server that answers as it is told; what it was asked is kept. */
const aQueue = async (
  answer: (asked: Asked, call: number) => { readonly status: number; readonly body: object },
  maxAttempts = 1,
) => {
  const asked: Asked[] = [];
  const listening = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk) => chunks.push(chunk));
    request.on("end", () => {
      asked.push({
        target: request.headers["x-amz-target"] as string | undefined,
        body: JSON.parse(Buffer.concat(chunks).toString()),
      });
      const { status, body } = answer(asked.at(-1) as Asked, asked.length);
      response.writeHead(status, { "content-type": "application/x-amz-json-1.0" });
      response.end(JSON.stringify(body));
    });
  });
  server = listening;
  await new Promise<void>((resolve) => listening.listen(0, "127.0.0.1", resolve));
  const client = new SQSClient({
    endpoint: `http://127.0.0.1:${(listening.address() as AddressInfo).port}`,
    region: "eu-central-1",
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
    useQueueUrlAsEndpoint: false,
    maxAttempts,
  });
  return { queue: sqsMessageQueue({ client, url }), asked };
};

const md5 = (text: string): string => createHash("md5").update(text).digest("hex");

const taken = ({ body }: Asked) => ({
  status: 200,
  body: { MessageId: "1", MD5OfMessageBody: md5(String(body["MessageBody"])) },
});

test("a message is sent whole to the queue of that address", async () => {
  const { queue, asked } = await aQueue(taken);
  await queue.send('{"a": 1}');
  expect(asked).toEqual([
    { target: "AmazonSQS.SendMessage", body: { QueueUrl: url, MessageBody: '{"a": 1}' } },
  ]);
});

test("a refusal rejects", async () => {
  const { queue } = await aQueue(() => ({
    status: 400,
    body: { __type: "com.amazonaws.sqs#QueueDoesNotExist", message: "gone" },
  }));
  await expect(queue.send("a")).rejects.toMatchObject({ name: "QueueDoesNotExist" });
});

test("a queue that took something else than was sent rejects", async () => {
  const { queue } = await aQueue(() => ({
    status: 200,
    body: { MessageId: "1", MD5OfMessageBody: md5("something else") },
  }));
  await expect(queue.send("a")).rejects.toThrow("InvalidChecksumError");
});

test("a failure of the service is tried again", async () => {
  const { queue, asked } = await aQueue(
    (each, call) => (call === 1 ? { status: 500, body: { __type: "InternalError" } } : taken(each)),
    3,
  );
  await queue.send("a");
  expect(asked).toHaveLength(2);
});
