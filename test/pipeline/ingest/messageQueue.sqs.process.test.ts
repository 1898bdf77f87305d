import { CreateQueueCommand, ReceiveMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { batchMessage, decodeBatchMessage } from "../../../pipeline/ingest/batchMessage";
import { messageBytesLimit } from "../../../pipeline/ingest/messageQueue";
import { sqsMessageQueue } from "../../../pipeline/ingest/messageQueue.sqs";
import { aDeliveredBatch } from "../../fixtures/aDeliveredBatch";
import { type MotoServer, motoCommand, motoServer } from "../../support/motoServer";
import { describeWhere } from "../../support/needs";

const moto = motoCommand();

describeWhere(moto !== undefined, "sending to SQS needs moto's server (pip install 'moto[sqs,server]')")(
  "sqsMessageQueue({ client, url }), against moto",
  () => {
    let server: MotoServer;
    let client: SQSClient;
    beforeAll(async () => {
      server = await motoServer(moto ?? []);
      client = new SQSClient({
        endpoint: server.endpoint,
        region: "eu-central-1",
        credentials: { accessKeyId: "test", secretAccessKey: "test" },
        useQueueUrlAsEndpoint: false,
      });
    }, 30_000);
    afterAll(async () => {
      client?.destroy();
      await server?.stop();
    });

    const received = async (QueueUrl: string): Promise<readonly string[]> => {
      const { Messages = [] } = await client.send(
        new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }),
      );
      return Messages.map(({ Body = "" }) => Body);
    };

    test("batches come out of the queue as they went in, by the address that is made of its name", async () => {
      await client.send(new CreateQueueCommand({ QueueName: "acme-prod-pack" }));
      const url = "https://sqs.eu-central-1.amazonaws.com/123456789012/acme-prod-pack";
      const queue = sqsMessageQueue({ client, url });
      const batch = aDeliveredBatch("a");
      await queue.send(batchMessage([batch]));
      await queue.send("x".repeat(messageBytesLimit));
      const [message = "", largest = ""] = (await received(url)).toSorted((a, b) => a.length - b.length);
      expect(largest).toHaveLength(messageBytesLimit);
      const read = decodeBatchMessage(message);
      expect(read.kind === "valid" && read.value.map((each) => ({ ...each, body: [...each.body] }))).toEqual([
        { ...batch, body: [...batch.body] },
      ]);
    });

    test("a queue that is not there rejects", async () => {
      const queue = sqsMessageQueue({
        client,
        url: "https://sqs.eu-central-1.amazonaws.com/123456789012/gone",
      });
      await expect(queue.send("a")).rejects.toThrow();
    });
  },
);
