import { readdirSync } from "node:fs";
import { join } from "node:path";
import { type PackQueue, packQueue } from "../../local/packQueue";
import { dirMessageQueue, messagesPrefix } from "../../pipeline/ingest/messageQueue.dir";
import type { SqsAnswer, SqsEvent } from "../../pipeline/metrics/sqsEvent";
import { aTemporaryFolder } from "../fixtures/aTemporaryFolder";

const queues: PackQueue[] = [];
afterEach(async () => {
  for (const queue of queues.splice(0)) await queue.end();
});

/** A queue in a folder; the bodies of each call are kept. */
const aQueue = (
  folder = join(aTemporaryFolder(), "queue"),
  answer: (event: SqsEvent) => Promise<SqsAnswer> = async () => ({ batchItemFailures: [] }),
) => {
  const calls: (readonly string[])[] = [];
  const queue = packQueue(async (event) => {
    calls.push(event.Records.map(({ body }) => body));
    return answer(event);
  }, folder);
  queues.push(queue);
  const left = (): number => {
    try {
      return readdirSync(join(folder, messagesPrefix)).length;
    } catch {
      return 0;
    }
  };
  return { folder, queue, calls, left, send: dirMessageQueue(folder).send };
};

const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
};

test("messages wait a moment for company, and are gone once they are packed", async () => {
  const { queue, calls, left, send } = aQueue();
  queue.begin();
  await send("one");
  await send("two");
  expect(calls).toEqual([]);
  await until(() => left() === 0);
  expect(calls).toEqual([["one", "two"]]);
});

test("what an earlier process left is packed when somebody asks, before anything begins", async () => {
  const { folder, send, queue: earlier } = aQueue();
  await send("of before");
  await earlier.end();
  const { queue, calls, left } = aQueue(folder);
  expect(left()).toBe(1);
  expect(await queue.flush()).toBe(true);
  expect([calls, left()]).toEqual([[["of before"]], 0]);
});

test("what could not be packed stays, and is told; what could is gone", async () => {
  let isMended = false;
  const { queue, calls, left, send } = aQueue(undefined, async ({ Records }) => ({
    batchItemFailures: Records.filter(({ body }) => body === "poison" && !isMended).map(({ messageId }) => ({
      itemIdentifier: messageId,
    })),
  }));
  await send("poison");
  await send("good");
  expect(await queue.flush()).toBe(false);
  expect(left()).toBe(1);
  expect(await queue.flush()).toBe(false);
  isMended = true;
  expect(await queue.flush()).toBe(true);
  expect(calls).toEqual([["poison", "good"], ["poison"], ["poison"]]);
});

test("a packer that throws loses nothing", async () => {
  const { queue, left, send } = aQueue(undefined, () => Promise.reject(new Error("no room")));
  await send("one");
  expect(await queue.flush()).toBe(false);
  expect(left()).toBe(1);
});

test("an empty queue, also one that was never sent to, is all packed", async () => {
  const { queue, calls } = aQueue();
  expect(await queue.flush()).toBe(true);
  expect(calls).toEqual([]);
});
