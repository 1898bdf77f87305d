import type { MessageQueue } from "./messageQueue";
import { dirMessageQueue } from "./messageQueue.dir";
import { sqsQueue } from "./messageQueue.sqs";
import type { MessageQueueUri } from "./messageQueueUri";

/** Opens the queue that a configuration names, to send to it. */
export const openMessageQueue = (uri: MessageQueueUri): MessageQueue =>
  uri.kind === "sqs" ? sqsQueue(uri.url) : dirMessageQueue(uri.folder);
