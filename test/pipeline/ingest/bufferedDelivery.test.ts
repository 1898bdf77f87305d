import { randomBytes } from "node:crypto";
import { decodeBatchMessage } from "../../../pipeline/ingest/batchMessage";
import { bufferedDelivery } from "../../../pipeline/ingest/bufferedDelivery";
import type { DeliveredBatch } from "../../../pipeline/ingest/delivery";
import { directDelivery } from "../../../pipeline/ingest/directDelivery";
import { messageBytesLimit } from "../../../pipeline/ingest/messageQueue";
import { aDeliveredBatch } from "../../fixtures/aDeliveredBatch";
import { anEvent, someEvents } from "../../fixtures/anEvent";
import { anIngest } from "../../fixtures/anIngest";
import { memoryObjectStore } from "../../support/objectStore.memory";

const mixed = JSON.stringify([anEvent(), {}]);

/** An ingest whose batches go to a queue that keeps them, or does what it is told. */
const aBufferedIngest = (send: (message: string) => Promise<void> = async () => {}) => {
  const sent: string[] = [];
  const store = memoryObjectStore();
  const ingest = anIngest({
    store,
    deliver: bufferedDelivery({
      queue: {
        send: async (message) => {
          await send(message);
          sent.push(message);
        },
      },
      direct: directDelivery({ store, shards: 4 }),
    }),
  });
  return { ingest, sent };
};

const batchesIn = (message: string | undefined): readonly DeliveredBatch[] => {
  const read = decodeBatchMessage(message ?? "");
  if (read.kind === "invalid") throw new Error(read.errors.join("; "));
  return read.value;
};

test("what a request has for keeping is one message, accepted and rejected records alike, and no object", async () => {
  const { ingest, sent } = aBufferedIngest();
  expect(await ingest.send(mixed)).toMatchObject({ status: 202, body: { accepted: 1 } });
  expect(sent).toHaveLength(1);
  expect(batchesIn(sent[0]).map(({ set, dataset, records }) => [set, dataset, records])).toEqual([
    ["raw", "events", 1],
    ["rejected", "events", 1],
  ]);
  expect([...(await ingest.keysOf("raw/")), ...(await ingest.keysOf("rejected/"))]).toEqual([]);
});

test("a request of which nothing is acceptable is answered 400 once its records wait in the queue", async () => {
  const { ingest, sent } = aBufferedIngest();
  expect((await ingest.send("[{}]")).status).toBe(400);
  expect(batchesIn(sent[0]).map(({ set }) => set)).toEqual(["rejected"]);
});

test("the answer comes only once the queue has the batch", async () => {
  let letGo = () => {};
  const gate = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const { ingest } = aBufferedIngest(() => gate);
  let isAnswered = false;
  const answer = ingest.send(mixed).finally(() => {
    isAnswered = true;
  });
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(isAnswered).toBe(false);
  letGo();
  expect((await answer).status).toBe(202);
});

test("a queue that fails makes 503, to be tried again, and nothing is acknowledged", async () => {
  const { ingest } = aBufferedIngest(() => Promise.reject(new RangeError("no room for anna@acme.example")));
  const answer = await ingest.send(mixed);
  expect(answer).toMatchObject({ status: 503, headers: { "retry-after": "2" } });
  expect(answer.body).not.toHaveProperty("accepted");
  expect(ingest.log).toMatchObject([{ status: 503, accepted: 0, code: "not_stored", error: "RangeError" }]);
  expect(JSON.stringify(ingest.log)).not.toContain("anna");
});

test("a batch that is sent again is the same batch, received later", async () => {
  const { ingest, sent } = aBufferedIngest();
  await ingest.send(JSON.stringify(someEvents(3)));
  await ingest.send(JSON.stringify({ events: someEvents(3) }));
  expect(new Set(sent.map((message) => batchesIn(message)[0]?.batchId)).size).toBe(1);
});

test("what no message holds becomes objects of its own at once, and the largest message is still one", async () => {
  const sent: string[] = [];
  const direct: (readonly DeliveredBatch[])[] = [];
  const deliver = bufferedDelivery({
    queue: { send: async (message) => void sent.push(message) },
    direct: async (batches) => void direct.push(batches),
  });
  const ofBytes = (bytes: number) => [aDeliveredBatch("a", { body: randomBytes(bytes) })];
  const envelope = 200;
  // base64 makes four bytes of three
  const fits = Math.floor(((messageBytesLimit - envelope) * 3) / 4);
  await deliver(ofBytes(fits));
  await deliver(ofBytes(fits + envelope));
  expect(sent.map(({ length }) => length <= messageBytesLimit)).toEqual([true]);
  expect(direct).toHaveLength(1);

  const rejected = aDeliveredBatch("b", { set: "rejected" });
  await deliver([...ofBytes(fits), rejected, rejected]);
  expect(direct[1]).toHaveLength(3);
});
