/** One queue, as whoever sends to it sees it. */
export interface MessageQueue {
  /**
   * Sends a message, text of ASCII alone, at most {@link messageBytesLimit} bytes. Once it resolves, the message is durable, and comes
   * at least once to whoever takes messages, in any order. Where it rejects, it may come all the same.
   */
  send(message: string): Promise<void>;
}

/** SQS's limit of old, which queues have that were made before August 2025; the newer one is four times as much. */
export const messageBytesLimit = 262_144;
