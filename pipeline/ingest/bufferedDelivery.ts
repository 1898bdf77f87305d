import { batchMessage } from "./batchMessage";
import type { Delivery } from "./delivery";
import { type MessageQueue, messageBytesLimit } from "./messageQueue";

export interface BufferedDeliveryParts {
  readonly queue: MessageQueue;
  /** Takes what no message holds. */
  readonly direct: Delivery;
}

/**
 * The batches of a request wait in a queue, in one message, until a packer makes one object of many; what is too large for a
 * message becomes objects of its own at once. That costs no more: so large a message is billed as four, on its way in and
 * on its way out.
 */
export const bufferedDelivery =
  ({ queue, direct }: BufferedDeliveryParts): Delivery =>
  async (batches) => {
    const message = batchMessage(batches);
    await (message.length > messageBytesLimit ? direct(batches) : queue.send(message));
  };
