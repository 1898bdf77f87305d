import { join } from "node:path";
import { type CountQueue, countQueue } from "../../local/countQueue";
import { decode } from "../../pipeline/event/decode";
import { ObjectCreated } from "../../pipeline/metrics/objectCreated";
import type { SqsAnswer, SqsEvent } from "../../pipeline/metrics/sqsEvent";
import { dirObjectStore } from "../../pipeline/storage/objectStore.dir";
import { objectStored } from "../../pipeline/storage/objectStored";
import { aTemporaryFolder } from "../fixtures/aTemporaryFolder";

const nothingFailed: SqsAnswer = { batchItemFailures: [] };

const queues: CountQueue[] = [];
afterEach(async () => {
  for (const queue of queues.splice(0)) await queue.end();
});

/** A queue over a raw store in a folder; what count is called with is kept. */
const aQueue = (answer: (event: SqsEvent, call: number) => Promise<SqsAnswer>) => {
  const folder = join(aTemporaryFolder(), "raw");
  const raw = dirObjectStore({ folder, bucket: "raw" });
  const calls: (readonly string[])[] = [];
  let underWay = 0;
  let mostUnderWay = 0;
  const queue = countQueue(async (event) => {
    calls.push(keysOf(event));
    underWay += 1;
    mostUnderWay = Math.max(mostUnderWay, underWay);
    try {
      return await answer(event, calls.length);
    } finally {
      underWay -= 1;
    }
  }, folder);
  queues.push(queue);
  return { folder, raw, queue, calls, mostUnderWay: () => mostUnderWay };
};

const keysOf = ({ Records }: SqsEvent): readonly string[] =>
  Records.flatMap(({ body }) => {
    const keys = decode(ObjectCreated, body);
    if (keys.kind === "invalid") throw new Error(keys.errors.join());
    return keys.value;
  });

const key = (i: number): string => `raw/events/dt=2026-03-01/hr=18/s=00/${i}`;
const body = Buffer.from("x");

/** Resolves once something holds. */
const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
};

test("new batches are told in the background, those of before the beginning, too; ten at most in a call", async () => {
  const { raw, queue, calls, mostUnderWay } = aQueue(async () => {
    await new Promise((resolve) => setTimeout(resolve, 20));
    return nothingFailed;
  });
  const all = Array.from({ length: 25 }, (_, i) => key(i));
  for (const each of all.slice(0, 15)) await raw.put(each, body, { ifAbsent: true });
  expect(calls).toEqual([]);
  queue.begin();
  for (const each of all.slice(15)) await raw.put(each, body, { ifAbsent: true });
  await until(() => calls.flat().length >= all.length);
  expect(calls.flat()).toEqual(all);
  expect(calls[0]).toHaveLength(10);
  expect(Math.max(...calls.map((keys) => keys.length))).toBe(10);
  expect(mostUnderWay()).toBe(1);
});

test("what is no new batch of events in this store is not told", async () => {
  const { folder, raw, queue, calls } = aQueue(async () => nothingFailed);
  queue.begin();
  await raw.put(key(1), body, { ifAbsent: true });
  await raw.put(key(1), body, { ifAbsent: true });
  await raw.put("rejected/events/dt=2026-03-01/hr=18/a", body);
  await raw.put("raw/orders/dt=2026-03-01/hr=18/s=00/a", body);
  await dirObjectStore({ folder: `${folder}-2`, bucket: "raw" }).put(key(2), body);
  await raw.put(key(3), body);
  await until(() => calls.flat().length >= 2);
  expect(calls.flat()).toEqual([key(1), key(3)]);
});

test("what failed is told again, three times in all, and nothing else is", async () => {
  const { raw, queue, calls } = aQueue(async ({ Records }) => ({
    batchItemFailures: Records.filter(
      ({ body: told }) => told.includes("%2Fbad") || told.includes("/bad"),
    ).map(({ messageId }) => ({ itemIdentifier: messageId })),
  }));
  const bad = "raw/events/dt=2026-03-01/hr=18/s=00/bad";
  await raw.put(bad, body);
  await raw.put(key(1), body);
  queue.begin();
  await until(() => calls.length === 3);
  await raw.put(key(2), body);
  await until(() => calls.flat().includes(key(2)));
  expect(calls.flat().filter((told) => told === bad)).toHaveLength(3);
  expect(calls.flat().filter((told) => told === key(1))).toHaveLength(1);
});

test("a count that throws does no harm: its objects are told again", async () => {
  const { raw, queue, calls } = aQueue(async (_, call) => {
    if (call === 1) throw new Error("broken");
    return nothingFailed;
  });
  queue.begin();
  expect(await raw.put(key(1), body)).toMatchObject({ kind: "stored" });
  await until(() => calls.length === 2);
  expect(calls).toEqual([[key(1)], [key(1)]]);
});

test("the backlog is bounded", async () => {
  const { folder, queue, calls } = aQueue(async () => nothingFailed);
  for (let i = 0; i < 1_010; i++) objectStored.publish({ folder, key: key(i) });
  queue.begin();
  await until(() => calls.flat().length >= 1_000);
  await queue.end();
  expect(calls.flat()).toEqual(Array.from({ length: 1_000 }, (_, i) => key(i)));
});

test("its end lets a short backlog be told, and leaves a long one", async () => {
  const short = aQueue(async () => nothingFailed);
  for (let i = 0; i < 30; i++) await short.raw.put(key(i), body);
  short.queue.begin();
  await short.queue.end();
  expect(short.calls.flat()).toHaveLength(30);
  await short.raw.put(key(30), body);
  expect(short.calls.flat()).toHaveLength(30);

  const long = aQueue(() => new Promise(() => undefined));
  for (let i = 0; i < 30; i++) await long.raw.put(key(i), body);
  long.queue.begin();
  await long.queue.end();
  expect(long.calls).toHaveLength(1);
});

test("its end before its beginning tells nothing", async () => {
  const { raw, queue, calls } = aQueue(async () => nothingFailed);
  await raw.put(key(1), body);
  await queue.end();
  expect(calls).toEqual([]);
});
