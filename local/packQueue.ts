import { setTimeout as pause } from "node:timers/promises";
import { messagesPrefix } from "../pipeline/ingest/messageQueue.dir";
import type { SqsEvent } from "../pipeline/metrics/sqsEvent";
import { dirObjectStore } from "../pipeline/storage/objectStore.dir";
import { type ObjectStored, objectStored } from "../pipeline/storage/objectStored";
import type { Functions } from "./functions";

/** Hands batches that wait in a folder to the packer, one call at a time, as SQS and Lambda do. */
export interface PackQueue {
  /** Begins; what is sent before waits until then, or for `flush`. */
  begin(): void;
  /** Packs all that waits now. False where some of it could not be: it stays where it is. */
  flush(): Promise<boolean>;
  /** Ends what is under way; what is left waits for the next start. */
  end(): Promise<void>;
}

/**
 * Listens to a queue in a folder. Messages wait a moment for company. What fails again and again is left alone until somebody asks for
 * all, and until the next start.
 */
export const packQueue = (pack: Functions["pack"], folder: string): PackQueue => {
  const store = dirObjectStore({ folder, bucket: "queue" });
  const tries = new Map<string, number>();
  const stopping = new AbortController();
  let turn: Promise<boolean> = Promise.resolve(true);
  let isWaiting = false;
  let begun = false;

  /** Packs what lies there, some messages a call, and tells whether none of it was left. */
  const packAll = async (triesAtMost: number): Promise<boolean> => {
    const keys: string[] = [];
    for await (const { key } of store.list(messagesPrefix)) keys.push(key);
    const wanted = keys.filter((key) => (tries.get(key) ?? 0) < triesAtMost);
    let isWhole = wanted.length === keys.length;
    for (let at = 0; at < wanted.length; at += messagesPerCall) {
      const taken = wanted.slice(at, at + messagesPerCall);
      const failed = await packOnce(taken);
      for (const key of taken)
        if (failed.has(key)) tries.set(key, (tries.get(key) ?? 0) + 1);
        else {
          await store.delete(key);
          tries.delete(key);
        }
      isWhole &&= failed.size === 0;
    }
    return isWhole;
  };

  const packOnce = async (keys: readonly string[]): Promise<ReadonlySet<string>> => {
    try {
      const Records: SqsEvent["Records"] = [];
      for (const key of keys) {
        const message = await store.get(key);
        if (message !== undefined)
          Records.push({ messageId: key, body: Buffer.from(message.body).toString("utf8") });
      }
      const { batchItemFailures } = await pack({ Records });
      return new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    } catch {
      return new Set(keys);
    }
  };

  const inTurn = (triesAtMost: number): Promise<boolean> => {
    const task = () => packAll(triesAtMost).catch(() => false);
    turn = turn.then(task, task);
    return turn;
  };

  const soon = async (waitMs: number): Promise<void> => {
    if (!begun || isWaiting || stopping.signal.aborted) return;
    isWaiting = true;
    await pause(waitMs, undefined, { signal: stopping.signal }).catch(() => {});
    isWaiting = false;
    if (stopping.signal.aborted) return;
    const isWhole = await inTurn(triesPerMessage);
    if (!isWhole && [...tries.values()].some((count) => count < triesPerMessage)) void soon(retryMs);
  };

  const onStored = (message: unknown): void => {
    if ((message as ObjectStored).folder === folder) void soon(companyMs);
  };
  objectStored.subscribe(onStored);

  return {
    begin: () => {
      begun = true;
      void soon(0);
    },
    flush: () => inTurn(Number.POSITIVE_INFINITY),
    end: async () => {
      objectStored.unsubscribe(onStored);
      stopping.abort();
      await turn;
    },
  };
};

/** As many events of 20 a batch as an object holds. */
const messagesPerCall = 500;
const companyMs = 1_000;
const retryMs = 5_000;
const triesPerMessage = 5;
