import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ObjectStore } from "../../../pipeline/storage/objectStore";
import { dirObjectStore } from "../../../pipeline/storage/objectStore.dir";
import { anEvent, someEvents } from "../../fixtures/anEvent";
import { anIngest } from "../../fixtures/anIngest";
import { aTemporaryFolder } from "../../fixtures/aTemporaryFolder";
import { memoryObjectStore } from "../../support/objectStore.memory";

const batch = JSON.stringify(someEvents(3));
const mixed = JSON.stringify([anEvent(), {}]);

/** A store whose puts under a prefix wait until they are let go. */
const aHeldStore = (prefix: string) => {
  const store = memoryObjectStore();
  let letGo = () => {};
  const gate = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const held: ObjectStore = {
    ...store,
    put: async (key, body, condition) => {
      if (key.startsWith(prefix)) await gate;
      return store.put(key, body, condition);
    },
  };
  return { held, letGo };
};

test.each(["raw/", "rejected/"] as const)(
  "the answer comes only once what belongs under %s is stored",
  async (prefix) => {
    const { held, letGo } = aHeldStore(prefix);
    const ingest = anIngest({ store: held });
    let isAnswered = false;
    const answer = ingest.send(mixed).finally(() => {
      isAnswered = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(isAnswered).toBe(false);
    expect(ingest.log).toEqual([]);
    letGo();
    expect((await answer).status).toBe(202);
    expect(await ingest.linesOf(prefix)).toHaveLength(1);
  },
);

test.each(["raw/", "rejected/"])(
  "a store that fails under %s makes 503, to be tried again, and nothing is acknowledged",
  async (prefix) => {
    const store = memoryObjectStore();
    const failing: ObjectStore = {
      ...store,
      put: (key, ...rest) =>
        key.startsWith(prefix) ? Promise.reject(new TypeError("no room")) : store.put(key, ...rest),
    };
    const ingest = anIngest({ store: failing });
    const answer = await ingest.send(mixed);
    expect(answer).toMatchObject({
      status: 503,
      headers: { "retry-after": "2", "content-type": "application/problem+json" },
      body: {
        type: "urn:footfall:problem:not_stored",
        detail: expect.stringContaining("send the same events again"),
      },
    });
    expect(answer.body).not.toHaveProperty("accepted");
    expect(ingest.log).toMatchObject([{ status: 503, accepted: 0, code: "not_stored", error: "TypeError" }]);

    const again = anIngest({ store });
    expect((await again.send(mixed)).status).toBe(202);
    expect(await again.linesOf("raw/")).toHaveLength(1);
    expect(await again.linesOf("rejected/")).toHaveLength(1);
  },
);

/** A store that notes what is asked of it. */
const aCountingStore = () => {
  const store = memoryObjectStore();
  const calls: string[] = [];
  const noted = <A extends readonly unknown[], R>(name: string, call: (...args: A) => R) => {
    return (...args: A): R => {
      calls.push(`${name} ${String(args[0]).split("/", 1)[0]}`);
      return call(...args);
    };
  };
  const counting = Object.fromEntries(
    Object.entries(store).map(([name, part]) => [
      name,
      typeof part === "function" ? noted(name, part) : part,
    ]),
  ) as unknown as ObjectStore;
  return { counting, calls };
};

test.each([
  ["accepted whole", batch, ["put raw"]],
  [
    "accepted whole, in a form that has to be parsed",
    someEvents(2)
      .map((e) => JSON.stringify(e))
      .join("\n"),
    ["put raw"],
  ],
  ["accepted in part", mixed, ["put raw", "put rejected"]],
  ["rejected whole", "[{}]", ["put rejected"]],
  ["unreadable", "no JSON", []],
])("a batch that is %s asks the store for exactly what it has to keep", async (_, body, expected) => {
  const { counting, calls } = aCountingStore();
  await anIngest({ store: counting }).send(body);
  expect(calls).toEqual(expected);
});

test("a folder that cannot be written makes 503", async () => {
  const folder = join(aTemporaryFolder(), "a-file");
  writeFileSync(folder, "");
  const ingest = anIngest({ store: dirObjectStore({ folder, bucket: "raw" }) });
  expect((await ingest.send(batch)).status).toBe(503);
});

test("a batch that is sent again within the hour is one object, even in another spelling and shape", async () => {
  let nowMs = Date.UTC(2026, 2, 1, 18);
  const ingest = anIngest({ now: () => nowMs });
  const respelled = someEvents(3).map((event) => Object.fromEntries(Object.entries(event).reverse()));
  const sendings = [
    batch,
    JSON.stringify({ events: respelled, sent_at: "2026-03-01T18:30:00Z" }),
    respelled.map((event) => JSON.stringify({ ...event, user_id: null })).join("\n"),
  ];
  for (const sending of sendings) {
    expect(await ingest.send(sending)).toMatchObject({ status: 202, body: { accepted: 3, rejected: [] } });
    nowMs += 1_799_999;
  }
  expect(await ingest.keysOf("raw/")).toHaveLength(1);
  expect(await ingest.linesOf("raw/")).toHaveLength(3);
});

test.each(["raw/", "rejected/"] as const)(
  "a batch that is sent again within the hour leaves under %s what was stored first",
  async (prefix) => {
    let nowMs = Date.UTC(2026, 2, 1, 18);
    const ingest = anIngest({ now: () => nowMs });
    await ingest.send(mixed);
    const first = await ingest.linesOf(prefix);
    nowMs += 1_000;
    expect((await ingest.send(mixed)).status).toBe(202);
    expect(await ingest.linesOf(prefix)).toEqual(first);
    expect(first).toMatchObject([{ received_at_ms: Date.UTC(2026, 2, 1, 18) }]);
  },
);

test("a batch that is sent many times at once is one object, and every sending is acknowledged", async () => {
  const ingest = anIngest({ store: dirObjectStore({ folder: aTemporaryFolder(), bucket: "raw" }) });
  const answers = await Promise.all(Array.from({ length: 20 }, () => ingest.send(batch)));
  expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(202));
  expect(await ingest.linesOf("raw/")).toHaveLength(3);
});

test("a batch that is sent again in the next hour is another object of the same shard and name", async () => {
  let nowMs = Date.UTC(2026, 2, 2) - 1;
  const ingest = anIngest({ now: () => nowMs });
  await ingest.send(batch);
  nowMs += 1;
  await ingest.send(batch);
  const keys = await ingest.keysOf("raw/");
  expect(keys).toHaveLength(2);
  expect(keys[0]).toMatch(/^raw\/events\/dt=2026-03-01\/hr=23\/s=0[0-3]\/[0-9a-f]{64}\.ndjson\.gz$/);
  expect(keys[1]).toBe(keys[0]?.replace("dt=2026-03-01/hr=23", "dt=2026-03-02/hr=00"));
});

test("batches of other events, or in another order, are other objects", async () => {
  const ingest = anIngest();
  for (const events of [someEvents(3), someEvents(2), someEvents(3).reverse()])
    await ingest.send(JSON.stringify(events));
  expect(await ingest.keysOf("raw/")).toHaveLength(3);
});

test("rejected records are set aside with their reasons, once for each hour", async () => {
  const ingest = anIngest();
  const sentAt = "2026-03-01T18:42:07.000Z";
  const record = anEvent({ color: "red", properties: { __proto__x: [1e21, -0.5, "🍣"] } });
  for (let i = 0; i < 2; i++)
    await ingest.send(JSON.stringify({ events: [record, anEvent()], sent_at: sentAt }));
  expect(await ingest.keysOf("rejected/")).toEqual([
    expect.stringMatching(/^rejected\/events\/dt=2026-03-01\/hr=18\/[0-9a-f]{64}\.ndjson\.gz$/),
  ]);
  expect(await ingest.linesOf("rejected/")).toEqual([
    {
      received_at_ms: Date.UTC(2026, 2, 1, 18, 42, 8),
      sent_at_ms: Date.parse(sentAt),
      key_id: "server-1",
      key_kind: "server",
      client: {},
      index: 0,
      event_id: "e-1",
      errors: ["color: not a field of events; put custom values under properties"],
      record,
    },
  ]);
});

test("rejected records can be put right and sent again", async () => {
  const ingest = anIngest();
  const lines = [
    JSON.stringify(anEvent({ color: "red" })),
    JSON.stringify(anEvent({ event_id: "e-2" })).slice(0, -1),
    JSON.stringify(anEvent({ event_id: "e-3", scroll_depth: 0 })).replace(
      '"scroll_depth":0',
      '"scroll_depth":1e999',
    ),
  ];
  expect((await ingest.send(lines.join("\n"))).status).toBe(400);

  const corrected = (await ingest.linesOf("rejected/")).map(({ record, text }) => {
    const { color: _, ...event } = (record ?? JSON.parse(`${String(text)}}`)) as Record<string, unknown>;
    return event["scroll_depth"] === Number.POSITIVE_INFINITY ? { ...event, scroll_depth: 100 } : event;
  });

  expect(await ingest.send(JSON.stringify(corrected))).toMatchObject({
    status: 202,
    body: { accepted: 3, rejected: [] },
  });
});
