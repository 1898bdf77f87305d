import { randomUUID } from "node:crypto";
import { dirObjectStore } from "../storage/objectStore.dir";
import type { MessageQueue } from "./messageQueue";

/**
 * A queue in a folder: a message is an object, `messages/<time>-<random>.json`, durable once it is sent. Whoever takes it from there
 * removes it when it is done.
 */
export const dirMessageQueue = (folder: string): MessageQueue => {
  const store = dirObjectStore({ folder, bucket: "queue" });
  return {
    send: async (message) => {
      const key = `${messagesPrefix}${String(Date.now()).padStart(15, "0")}-${randomUUID()}.json`;
      await store.put(key, Buffer.from(message, "utf8"), { ifAbsent: true });
    },
  };
};

/** Where in its folder a queue has its messages, in about the order in which they were sent. */
export const messagesPrefix = "messages/";
