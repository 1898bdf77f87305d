import fc from "fast-check";
import {
  type PackedBatch,
  packBytesLimit,
  packId,
  packPlan,
  packRecordsLimit,
} from "../../../pipeline/packing/packPlan";
import { aDeliveredBatch, receivedAtMs } from "../../fixtures/aDeliveredBatch";

const aPackedBatch = (
  name: string,
  message: string,
  overrides: Parameters<typeof aDeliveredBatch>[1] = {},
): PackedBatch => ({ ...aDeliveredBatch(name, overrides), messages: [message] });

const idsOf = (batches: readonly PackedBatch[]) => packPlan(batches).map(packId);

test("batches share a pack where they share set, dataset and hour of receipt", () => {
  const nextHour = { receivedAtMs: Date.parse("2026-03-01T19:00:00.000Z") };
  const lastMoment = { receivedAtMs: Date.parse("2026-03-01T18:59:59.999Z") };
  const plan = packPlan([
    aPackedBatch("a", "1"),
    aPackedBatch("b", "2", lastMoment),
    aPackedBatch("c", "3", nextHour),
    aPackedBatch("d", "4", { dataset: "orders" }),
    aPackedBatch("e", "5", { set: "rejected" }),
  ]);
  expect(plan.map((pack) => pack.flatMap(({ messages }) => messages).sort())).toEqual([
    ["1", "2"],
    ["3"],
    ["4"],
    ["5"],
  ]);
});

test("whatever order messages come in, and however often, they become the same packs", () => {
  const batches = Array.from({ length: 12 }, (_, at) =>
    aPackedBatch(`batch-${at % 9}`, `message-${at}`, { receivedAtMs: receivedAtMs + 7 * at }),
  );
  const planned = idsOf(batches);
  const kept = (all: readonly PackedBatch[]) =>
    packPlan(all).flatMap((pack) => pack.map((batch) => [batch.batchId, batch.receivedAtMs]));
  fc.assert(
    fc.property(fc.shuffledSubarray(batches, { minLength: batches.length }), (shuffled) => {
      expect(idsOf(shuffled)).toEqual(planned);
      expect(kept([...shuffled, ...shuffled])).toEqual(kept(batches));
    }),
    { numRuns: 30 },
  );
});

test("a batch that is there twice is packed as it was received first, and is done for both messages", () => {
  const [[batch] = []] = packPlan([
    aPackedBatch("a", "later", { receivedAtMs: receivedAtMs + 1 }),
    aPackedBatch("a", "first"),
  ]);
  expect(batch).toMatchObject({ receivedAtMs });
  expect([...(batch?.messages ?? [])].sort()).toEqual(["first", "later"]);
});

test("a pack of one batch has its id, so that it is the object that a direct delivery puts; other packs have others", () => {
  const [a, b] = [aPackedBatch("a", "1"), aPackedBatch("b", "2")];
  expect(idsOf([a])).toEqual([a.batchId]);
  const [both] = idsOf([a, b]);
  expect(both).toMatch(/^[0-9a-f]{64}$/);
  expect([a.batchId, b.batchId]).not.toContain(both);
});

test("a pack ends before it has more lines, or more bytes, than are read of an object", () => {
  const sizes = (batches: readonly PackedBatch[]) => packPlan(batches).map(({ length }) => length);
  const full = Array.from({ length: packRecordsLimit / 500 }, (_, at) =>
    aPackedBatch(`batch-${at}`, `${at}`, { records: 500 }),
  );
  expect(sizes(full)).toEqual([full.length]);
  expect(sizes([...full, aPackedBatch("one more", "more")])).toEqual([full.length, 1]);

  const saying = (bytes: number) => {
    const body = Buffer.alloc(30);
    body.writeUInt32LE(bytes, 26);
    return { body };
  };
  const heavy = ["a", "b", "c"].map((name) => aPackedBatch(name, name, saying(packBytesLimit / 2)));
  expect(sizes(heavy)).toEqual([2, 1]);
  expect(sizes([aPackedBatch("a", "a", saying(packBytesLimit + 1))])).toEqual([1]);
});
