import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import type { MessageQueue } from "./messageQueue";

export interface SqsMessageQueueOptions {
  readonly client: SQSClient;
  /** `https://sqs.eu-central-1.amazonaws.com/123456789012/acme-prod-pack` */
  readonly url: string;
}

/** A standard queue of SQS. The client compares the hash of what SQS took with that of what was sent. */
export const sqsMessageQueue = ({ client, url }: SqsMessageQueueOptions): MessageQueue => ({
  send: async (message) => {
    await client.send(new SendMessageCommand({ QueueUrl: url, MessageBody: message }));
  },
});

/** A queue by its address, with the region and credentials of the environment. */
export const sqsQueue = (url: string): MessageQueue =>
  sqsMessageQueue({
    client: new SQSClient({
      // the address names a queue; whom to ask for it, region and environment say, as with every other service
      useQueueUrlAsEndpoint: false,
      // a message may be sent again: what comes twice is counted once
      retryMode: "standard",
      maxAttempts: 3,
      requestHandler: { connectionTimeout: 2_000, requestTimeout: 4_000, throwOnRequestTimeout: true },
    }),
    url,
  });
