import { signedFor } from "./motoAccount";

/** A message as a queue hands it over. */
export interface QueueMessage {
  readonly messageId: string;
  readonly body: string;
}

export interface MotoQueueOptions {
  readonly endpoint: string;
  readonly region: string;
  /** The queue's URL. */
  readonly queue: string;
}

/** Takes the messages of a queue, up to ten, as Lambda would for a function that the queue feeds. */
export const messagesIn = async ({
  endpoint,
  region,
  queue,
}: MotoQueueOptions): Promise<readonly QueueMessage[]> => {
  const response = await fetch(endpoint, {
    method: "POST",
    headers: {
      "content-type": "application/x-amz-json-1.0",
      "x-amz-target": "AmazonSQS.ReceiveMessage",
      authorization: signedFor(region, "sqs"),
    },
    // long polling would wait for a message that is not there
    body: JSON.stringify({ QueueUrl: queue, MaxNumberOfMessages: 10, WaitTimeSeconds: 0 }),
    signal: AbortSignal.timeout(20_000),
  });
  if (!response.ok) throw new Error(`${queue}: SQS answers ${response.status} ${await response.text()}`);
  const { Messages = [] } = (await response.json()) as {
    readonly Messages?: readonly { readonly MessageId: string; readonly Body: string }[];
  };
  return Messages.map(({ MessageId, Body }) => ({ messageId: MessageId, body: Body }));
};
