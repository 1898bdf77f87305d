import { gzipSync } from "node:zlib";
import { compactedEvents } from "../../../pipeline/compaction/compactedEvents";
import { objectBytesLimit, type UnitObject, unitObjects } from "../../../pipeline/compaction/unitObjects";
import type { RawInput } from "../../../pipeline/raw/rawHour";
import type { ObjectStore } from "../../../pipeline/storage/objectStore";
import { memoryObjectStore } from "../../support/objectStore.memory";

const keyOf = (at: number): string =>
  `raw/events/dt=2026-03-01/hr=18/s=00/${at.toString(16).padStart(64, "0")}.ndjson.gz`;

const aLine = (id: string): string =>
  JSON.stringify({
    received_at_ms: Date.parse("2026-03-01T18:30:00Z"),
    key_id: "server-1",
    key_kind: "server",
    client: {},
    event: {
      event_id: id,
      event_type: "page_view",
      site_id: "luna",
      occurred_at: "2026-03-01T18:00:00.000Z",
    },
  });

/** A bucket with an object for each text, and what a listing says of them. */
const aBucket = async (texts: readonly string[]) => {
  const raw = memoryObjectStore("raw");
  for (const [at, text] of texts.entries()) await raw.put(keyOf(at), gzipSync(text));
  const inputs: RawInput[] = [];
  const sizes = new Map<string, number>();
  for await (const { key, etag, size } of raw.list("raw/")) {
    inputs.push({ key, etag });
    sizes.set(key, size);
  }
  return { raw, inputs, bytesOf: (key: string) => sizes.get(key) ?? 0 };
};

const objectsOf = (
  raw: ObjectStore,
  inputs: readonly RawInput[],
  bytesOf: (key: string) => number,
): AsyncGenerator<UnitObject, void> => unitObjects({ raw, dataset: compactedEvents }, { inputs, bytesOf });

const kindsOf = ({ lines }: UnitObject) => lines && [...lines].map(({ kind, line }) => [kind, line]);

/** A bucket whose gets are answered when they are told to. */
const toldBucket = (raw: ObjectStore) => {
  const outstanding = new Map<string, () => void>();
  const store: ObjectStore = {
    ...raw,
    get: async (key) => {
      await new Promise<void>((resolve) => outstanding.set(key, resolve));
      outstanding.delete(key);
      return raw.get(key);
    },
  };
  return { store, outstanding, answer: (at: number) => outstanding.get(keyOf(at))?.() };
};

test("a unit's objects come in the order of their keys, each with its batch's id and its lines", async () => {
  const { raw, inputs, bytesOf } = await aBucket([`${aLine("a")}\nno json\n${aLine("b")}\n`, "", aLine("c")]);
  const seen: unknown[] = [];
  for await (const object of objectsOf(raw, inputs, bytesOf)) seen.push([object.batchId, kindsOf(object)]);
  expect(seen).toEqual([
    [
      "0".padStart(64, "0"),
      [
        ["event", 1],
        ["bad", 2],
        ["event", 3],
      ],
    ],
    ["1".padStart(64, "0"), []],
    ["2".padStart(64, "0"), [["event", 1]]],
  ]);
});

test("while the lines of one object are decoded, the gets of the next are under way", async () => {
  const texts = Array.from({ length: 40 }, (_, at) =>
    [1, 2, 3].map((line) => aLine(`${at}-${line}`)).join("\n"),
  );
  const { raw, inputs, bytesOf } = await aBucket(texts);
  const { store, outstanding, answer } = toldBucket(raw);
  const objects = objectsOf(store, inputs, bytesOf);
  const outstandingAtLines: number[] = [];
  for (const at of inputs.keys()) {
    const next = objects.next();
    if (at > 0) await new Promise(setImmediate);
    answer(at);
    const { value } = await next;
    if (value?.lines === undefined) throw new Error(`object ${at} is not there`);
    let most = 0;
    for (const line of value.lines) {
      expect(line.kind).toBe("event");
      most = Math.max(most, outstanding.size);
    }
    outstandingAtLines.push(most);
  }
  expect((await objects.next()).done).toBe(true);
  // sixteen at once: the one that is decoded and fifteen on their way, as long as there are so many
  expect(outstandingAtLines).toEqual(inputs.map((_, at) => Math.min(15, inputs.length - 1 - at)));
});

test("of large objects fewer are on their way at once", async () => {
  const { raw, inputs } = await aBucket(["a", "b", "c", "d", "e"].map(aLine));
  const under = async (bytes: number): Promise<number> => {
    const { store, outstanding, answer } = toldBucket(raw);
    const objects = objectsOf(store, inputs, () => bytes);
    const next = objects.next();
    const underWay = outstanding.size;
    answer(0);
    await next;
    for (const at of inputs.keys()) answer(at);
    await objects.return();
    return underWay;
  };
  expect([await under(1), await under(10_000_000), await under(20_000_000), await under(60_000_000)]).toEqual(
    [5, 3, 1, 1],
  );
});

test("an object that is too large by its listed size is a bad line that says so, and is never asked for", async () => {
  const { raw, inputs } = await aBucket(["a", "b", "c"].map(aLine));
  const asked: string[] = [];
  const store: ObjectStore = {
    ...raw,
    get: (key) => {
      asked.push(key);
      return raw.get(key);
    },
  };
  const bytesOf = (key: string) => objectBytesLimit + (key === keyOf(1) ? 1 : 0);
  const seen: unknown[] = [];
  for await (const { lines } of objectsOf(store, inputs, bytesOf)) seen.push(lines && [...lines]);
  expect(seen).toEqual([
    [expect.objectContaining({ kind: "event", line: 1 })],
    [
      {
        kind: "bad",
        line: 0,
        errors: ["object: has 64000001 bytes; of more than 64000000 none is read"],
      },
    ],
    [expect.objectContaining({ kind: "event", line: 1 })],
  ]);
  expect(asked).toEqual([keyOf(0), keyOf(2)]);
});

test("an object of another tag than was listed counts as gone, as one does that is not there", async () => {
  const { raw, inputs, bytesOf } = await aBucket(["a", "b", "c", "d"].map(aLine));
  await raw.put(keyOf(1), gzipSync(aLine("another")));
  await raw.delete(keyOf(2));
  const seen: boolean[] = [];
  for await (const { lines } of objectsOf(raw, inputs, bytesOf)) seen.push(lines !== undefined);
  expect(seen).toEqual([true, false, false, true]);
});

test("a get that fails rejects, after the objects before it", async () => {
  const { raw, inputs, bytesOf } = await aBucket(["a", "b", "c"].map(aLine));
  const store: ObjectStore = {
    ...raw,
    get: async (key) => {
      if (key === keyOf(1)) throw new Error("the store fails");
      return raw.get(key);
    },
  };
  const seen: string[] = [];
  const gone = (async () => {
    for await (const { key } of objectsOf(store, inputs, bytesOf)) seen.push(key);
  })();
  await expect(gone).rejects.toThrow("the store fails");
  expect(seen).toEqual([keyOf(0)]);
});

test.each([
  [900, false],
  [1000, true],
])(
  "%i lines an object, and what else waits in the process is let in by the third: %s",
  async (count, isLetIn) => {
    const { raw, inputs, bytesOf } = await aBucket(Array.from({ length: 3 }, () => "x\n".repeat(count)));
    let hasCome = false;
    setImmediate(() => {
      hasCome = true;
    });
    const seen: boolean[] = [];
    for await (const object of objectsOf(raw, inputs, bytesOf)) {
      seen.push(hasCome);
      expect(kindsOf(object)).toHaveLength(count);
    }
    expect(seen).toEqual([false, false, isLetIn]);
  },
);
