import { directDelivery } from "../../../pipeline/ingest/directDelivery";
import { aDeliveredBatch } from "../../fixtures/aDeliveredBatch";
import { memoryObjectStore } from "../../support/objectStore.memory";

test("each batch is one put, into the hour of its receipt, accepted records under their shard", async () => {
  const store = memoryObjectStore();
  const puts: unknown[] = [];
  const deliver = directDelivery({
    store: {
      put: (key, body, condition) => {
        puts.push([key, condition]);
        return store.put(key, body, condition);
      },
    },
    shards: 1,
  });
  const [accepted, rejected] = [
    aDeliveredBatch("a", { dataset: "orders" }),
    aDeliveredBatch("b", { dataset: "orders", set: "rejected" }),
  ] as const;
  await deliver([accepted, rejected]);
  await deliver([accepted]);
  const acceptedKey = `raw/orders/dt=2026-03-01/hr=18/s=00/${accepted.batchId}.ndjson.gz`;
  expect(puts).toEqual([
    [acceptedKey, { ifAbsent: true }],
    [`rejected/orders/dt=2026-03-01/hr=18/${rejected.batchId}.ndjson.gz`, { ifAbsent: true }],
    [acceptedKey, { ifAbsent: true }],
  ]);
});

test("it fails where one of the puts does", async () => {
  const deliver = directDelivery({
    store: {
      put: (key) =>
        key.startsWith("rejected/")
          ? Promise.reject(new Error("no room"))
          : Promise.resolve({ kind: "conflict" }),
    },
    shards: 1,
  });
  await expect(deliver([aDeliveredBatch("a")])).resolves.toBeUndefined();
  await expect(deliver([aDeliveredBatch("a"), aDeliveredBatch("b", { set: "rejected" })])).rejects.toThrow(
    "no room",
  );
});
