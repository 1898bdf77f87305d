import { aLakeReader, anEvent, everythingIn, type LakeReader, type Pipeline } from "../../support/aPipeline";
import type { Interposition, StoreCall } from "../../support/interposedStore";
import { aNight, aWatch, callsOver, expectSettled, runOver, theNightsRows } from "./aNight";

jest.setTimeout(120_000);

let reader: LakeReader;
let calls: readonly StoreCall[];
beforeAll(async () => {
  reader = await aLakeReader();
  await overANight(async (pipeline) => {
    calls = await callsOver(pipeline);
  });
});

const overANight = async (
  task: (pipeline: Pipeline) => Promise<void>,
  options?: Parameters<typeof aNight>[0],
): Promise<void> => {
  const pipeline = await aNight(options);
  try {
    await task(pipeline);
  } finally {
    await pipeline.dispose();
  }
};

const fail = (call: StoreCall): never => {
  throw new Error(`the store fails at ${call.method} ${call.key}`);
};

const putsOf = (all: readonly StoreCall[]): readonly StoreCall[] =>
  all.filter(({ method }) => method === "put");

test("a clean run makes its puts in the order that the protocol demands", () => {
  const kinds = putsOf(calls).map(({ key }) => key.split("/")[2]);
  expect(kinds).toEqual([
    ...["data", "commit", "manifest", "seen", "commit"],
    ...["data", "data", "commit", "manifest", "manifest", "seen", "commit"],
  ]);
});

test("a run that reads manifests' tags first lists the raw objects last", () => {
  const lists = calls.filter(({ method }) => method === "list").map(({ store, key }) => `${store} ${key}`);
  expect(lists.slice(0, 6)).toEqual([
    "raw raw/events/", // where to begin
    "raw raw/events/dt=2026-03-01/hr=22/", // whether there is anything at all
    "lake lake/events/manifest/",
    "lake lake/events/commit/2026-03-01T22-s",
    "lake lake/events/seen/2026-03-01",
    "raw raw/events/dt=2026-03-01/hr=22/",
  ]);
});

test("a run that is killed before any one of its calls is finished by the next", async () => {
  // in folders and with DuckDB every fourth call; `test/guarantees/crashPoints.test.ts` has the others, in memory
  for (const { number } of calls.filter((call) => call.number % 4 === 1))
    await overANight(async (pipeline) => {
      const killed = await runOver(pipeline, {
        before: (call) => void (call.number >= number && fail(call)),
      });
      expect(killed.failures).not.toEqual([]);
      expect((await runOver(pipeline)).failures).toEqual([]);
      await expectSettled(reader, pipeline, theNightsRows);
    });
});

test("a run of several shards that is killed before any one of its puts is finished by the next", async () => {
  let puts: readonly StoreCall[] = [];
  await overANight(
    async (pipeline) => {
      puts = putsOf(await callsOver(pipeline));
    },
    { shards: 4 },
  );
  for (const { number } of puts)
    await overANight(
      async (pipeline) => {
        await runOver(pipeline, { before: (call) => void (call.number >= number && fail(call)) });
        expect((await runOver(pipeline)).failures).toEqual([]);
        await expectSettled(reader, pipeline, theNightsRows);
      },
      { shards: 4 },
    );
});

test.each<[string, (number: number) => Interposition]>([
  ["fails", (number) => ({ before: (call) => void (call.number === number && fail(call)) })],
  [
    "is done and answered by an error",
    (number) => ({ after: (call) => void (call.number === number && fail(call)) }),
  ],
])(
  "where one put %s, the run says so and hinders no other unit, and the next run heals it",
  async (_, faulty) => {
    for (const { number } of putsOf(calls))
      await overANight(async (pipeline) => {
        const { failures, units } = await runOver(pipeline, faulty(number));
        expect(failures).toHaveLength(1);
        expect(failures[0]?.error).toMatch(/^the store fails at put /);
        expect(units.compacted).toBe(1);
        expect((await runOver(pipeline)).failures).toEqual([]);
        await expectSettled(reader, pipeline, theNightsRows);
      });
  },
);

test("puts whose first answers were lost, so that the second ones conflict, are recognised", async () => {
  await overANight(async (pipeline) => {
    const { units, failures } = await runOver(pipeline, { again: () => true });
    expect({ units, failures }).toEqual({
      units: { unchanged: 0, completed: 0, compacted: 2 },
      failures: [],
    });
    await expectSettled(reader, pipeline, theNightsRows);
  });
});

test("a lost answer is no leave to undo what another compactor has committed since", async () => {
  await overANight(
    async (pipeline) => {
      const watch = await aWatch(reader, pipeline);
      const rows = await sendInto(pipeline, "s=00", "s=01");
      let isDone = false;
      const { failures } = await runOver(pipeline, {
        // the first shard's put is done; before it is made again, an object arrives for the second shard
        // and another compactor commits it
        again: async ({ key }) => {
          if (isDone || !key.includes("/manifest/")) return false;
          isDone = true;
          rows.push(...(await sendInto(pipeline, "s=01")));
          await runOver(pipeline, { after: watch.look });
          return true;
        },
        after: watch.look,
      });
      expect(failures).toEqual([]);
      expect(watch.outOfSight).toEqual([]);
      await expectSettled(reader, pipeline, [...theNightsRows, ...rows].sort());
    },
    { shards: 2 },
  );
});

let sent = 0;

/** Sends events until each shard has got one more object; the rows that come of it. */
const sendInto = async ({ raw, send }: Pipeline, ...shards: readonly string[]): Promise<string[]> => {
  const rows: string[] = [];
  const missing = new Set(shards);
  const known = new Set((await everythingIn(raw)).map(({ key }) => key));
  while (missing.size > 0) {
    sent += 1;
    await send("2026-03-01T22:59:40Z", [anEvent(`sent-${sent}`, "2026-03-01T22:59:00Z")]);
    rows.push(`2026-03-01 luna sent-${sent}`);
    for (const { key } of await everythingIn(raw))
      if (!known.has(key)) missing.delete(key.split("/")[4] ?? "");
  }
  return rows;
};

test("an event that a later hour shows stays in sight while an earlier hour fails to take it over", async () => {
  await overANight(async (pipeline) => {
    await pipeline.compact("2026-03-02T00:05:00Z", { hour: "2026-03-01T23" }, { dedupWindowHours: 3 });
    const watch = await aWatch(reader, pipeline);
    for (const { key } of putsOf(calls).slice(0, 4)) {
      const start = key.replace(/attempt-.*|symlink.*|[0-9a-f]{64}.*/, "");
      let failed = false;
      await runOver(pipeline, {
        before: (call) => {
          if (failed || call.method !== "put" || !call.key.startsWith(start)) return;
          failed = true;
          fail(call);
        },
        after: watch.look,
      });
    }
    await runOver(pipeline, { after: watch.look });
    expect(watch.outOfSight).toEqual([]);
    await expectSettled(reader, pipeline, theNightsRows);
  });
});

test("an hour that cannot be looked at hinders no other and is named", async () => {
  await overANight(async (pipeline) => {
    const { failures, units } = await runOver(pipeline, {
      before: (call) => void (call.key.endsWith("/hr=22/") && fail(call)),
    });
    expect(failures).toEqual([
      { unit: "2026-03-01T22", error: "the store fails at list raw/events/dt=2026-03-01/hr=22/" },
    ]);
    expect(units.compacted).toBe(1);
    await runOver(pipeline);
    await expectSettled(reader, pipeline, theNightsRows);
  });
});

test("raw objects that have gone since they were compacted are refused, and their rows stay", async () => {
  await overANight(async (pipeline) => {
    await runOver(pipeline);
    const { raw } = pipeline;
    const gone = new Set((await everythingIn(raw)).map(({ key }) => key));
    await pipeline.send("2026-03-01T22:59:10Z", [anEvent("late", "2026-03-01T22:58:00Z")]);
    const thinned: Pipeline = {
      ...pipeline,
      raw: {
        ...raw,
        list: async function* (prefix) {
          for await (const object of raw.list(prefix)) if (!gone.has(object.key)) yield object;
        },
      },
    };
    const { failures } = await runOver(thinned);
    expect(failures.map(({ unit }) => unit)).toEqual(["2026-03-01T22-s00", "2026-03-01T23-s00"]);
    for (const { error } of failures)
      expect(error).toMatch(/^raw\/.*: was compacted before and has gone since; its rows stay as they are$/);
    expect(await reader.shown(pipeline)).toEqual(theNightsRows);
  });
});

test("a raw object that vanishes between listing and reading makes the run look again", async () => {
  await overANight(async (pipeline) => {
    await runOver(pipeline);
    await pipeline.send("2026-03-01T23:59:50Z", [anEvent("late", "2026-03-01T23:58:00Z")]);
    let isGone = true;
    const { failures } = await runOver({
      ...pipeline,
      raw: {
        ...pipeline.raw,
        get: async (key) => {
          const object = isGone ? undefined : await pipeline.raw.get(key);
          isGone = false;
          return object;
        },
      },
    });
    expect(failures).toEqual([]);
    await expectSettled(reader, pipeline, [...theNightsRows, "2026-03-01 luna late"].sort());
  });
});

test("a raw object that is listed again and again and never there fails its unit, and no row is dropped", async () => {
  await overANight(async (pipeline) => {
    await runOver(pipeline);
    await pipeline.send("2026-03-01T23:59:50Z", [anEvent("late", "2026-03-01T23:58:00Z")]);
    const { failures } = await runOver({
      ...pipeline,
      raw: { ...pipeline.raw, get: async () => undefined },
    });
    expect(failures).toEqual([
      {
        unit: "2026-03-01T23-s00",
        error: "was overtaken 100 times, by other commits or by objects that are listed and not there",
      },
    ]);
    expect(await reader.shown(pipeline)).toEqual(theNightsRows);
    await runOver(pipeline);
    await expectSettled(reader, pipeline, [...theNightsRows, "2026-03-01 luna late"].sort());
  });
});
