import { manifestPrefix } from "../../../pipeline/lake/lakeKey";
import type { SweepableStore } from "../../../pipeline/storage/objectStore";
import { graceHours, publicationLimitHours } from "../../../pipeline/sweep/grace";
import { sweep } from "../../../pipeline/sweep/sweep";
import type { StoreCall } from "../../support/interposedStore";
import { aDay, aLake, anotherUnit, aUnit, type Lake } from "./aLake";

let lake: Lake;
beforeEach(() => {
  lake = aLake();
});

const nothing = { data: 0, rollup: 0, quarantine: 0, seen: 0 };
const aMinute = 1 / 60;

/** A file that was shown until another attempt's took its place, half a year after it was put. */
const aReplacedFile = async (): Promise<{ readonly old: string; readonly shown: string }> => {
  const old = await lake.file("old");
  await lake.record([old]);
  await lake.show([old]);
  lake.later(24 * 180);
  const shown = await lake.file("new");
  await lake.record([shown]);
  await lake.show([shown]);
  return { old, shown };
};

test("an empty lake is swept at once", async () => {
  expect(await lake.sweep()).toEqual({
    event: "sweep",
    dataset: "events",
    looked_at: 0,
    referenced: 0,
    deleted: nothing,
    bytes: 0,
    kept_for_now: 0,
    foreign_objects: 0,
    failures: [],
    milliseconds: 0,
  });
});

test("what manifests name stays, however old, and whether or not its record does", async () => {
  const files = [await lake.file("1"), await lake.file("2", anotherUnit)];
  await lake.record([files[0] ?? ""]);
  await lake.show(files);
  lake.later(24 * 365);
  expect(await lake.sweep()).toMatchObject({
    referenced: 2,
    deleted: nothing,
    kept_for_now: 0,
    failures: [],
  });
  expect(await lake.keys()).toEqual(expect.arrayContaining(files));
});

describe("a file that has been replaced", () => {
  test("stays for the limit of publication and a day, and then goes", async () => {
    const { old, shown } = await aReplacedFile();
    lake.later(graceHours + publicationLimitHours - aMinute);
    expect(await lake.sweep()).toMatchObject({ deleted: nothing, kept_for_now: 1, failures: [] });
    lake.later(aMinute);
    expect(await lake.sweep()).toMatchObject({
      looked_at: 5,
      referenced: 1,
      deleted: { data: 1, rollup: 0, quarantine: 0, seen: 0 },
      bytes: old.length,
      kept_for_now: 0,
      failures: [],
    });
    expect(await lake.keys()).not.toContain(old);
    expect(await lake.keys()).toContain(shown);
  });

  test("is gone for good: the next sweep has nothing to do", async () => {
    await aReplacedFile();
    lake.later(48);
    await lake.sweep();
    const after = await lake.keys();
    expect(await lake.sweep()).toMatchObject({ deleted: nothing, bytes: 0, kept_for_now: 0, failures: [] });
    expect(await lake.keys()).toEqual(after);
  });

  test("stays while any newer record of its unit is younger than that, also one that only confirms", async () => {
    const { old, shown } = await aReplacedFile();
    lake.later(20);
    await lake.record([shown]);
    lake.later(20);
    expect(await lake.sweep()).toMatchObject({ deleted: nothing, kept_for_now: 1 });
    lake.later(7);
    await lake.sweep();
    expect(await lake.keys()).not.toContain(old);
  });

  test("does not wait for records of other units", async () => {
    const { old } = await aReplacedFile();
    lake.later(27);
    await lake.record([], anotherUnit);
    expect((await lake.sweep()).deleted.data).toBe(1);
    expect(await lake.keys()).not.toContain(old);
  });

  test("goes after another grace where the caller says so", async () => {
    await aReplacedFile();
    lake.later(publicationLimitHours + 1);
    expect((await lake.sweep({}, 2)).deleted.data).toBe(0);
    expect((await lake.sweep({}, 1)).deleted.data).toBe(1);
  });

  test("goes where its unit has nothing to show any more", async () => {
    const old = await lake.file("old");
    await lake.record([old]);
    await lake.show([old]);
    lake.later(100);
    await lake.record([]);
    await lake.show([]);
    lake.later(27);
    expect((await lake.sweep()).deleted.data).toBe(1);
    expect(await lake.keys()).not.toContain(old);
  });
});

describe("a file of an attempt that was killed", () => {
  test("goes a day after it was put, where the attempt came to no record", async () => {
    const shown = await lake.file("shown");
    await lake.record([shown]);
    await lake.show([shown]);
    lake.later(100);
    const killed = [await lake.file("killed"), await lake.file("killed", anotherUnit)];
    lake.later(graceHours - aMinute);
    expect(await lake.sweep()).toMatchObject({ deleted: nothing, kept_for_now: 2 });
    lake.later(aMinute);
    expect(await lake.sweep()).toMatchObject({ deleted: { data: 2 }, bytes: killed.join("").length });
    expect(await lake.keys()).toContain(shown);
  });

  test("stays and is told where the latest record names it, and goes when another record does not", async () => {
    const shown = await lake.file("shown", anotherUnit);
    await lake.record([shown], anotherUnit);
    await lake.show([shown]);
    const killed = await lake.file("killed");
    await lake.record([killed]);
    lake.later(26);
    expect(await lake.sweep()).toMatchObject({ deleted: nothing, kept_for_now: 1, failures: [] });
    lake.later(100);
    const told = {
      key: `lake/events/manifest/dt=${aDay}/symlink.txt`,
      error: "does not show 1 files that the latest commit records name",
    };
    expect(await lake.sweep()).toMatchObject({ deleted: nothing, kept_for_now: 1, failures: [told] });
    const anew = await lake.file("anew");
    await lake.record([anew]);
    await lake.show([shown, anew]);
    lake.later(27);
    expect(await lake.sweep()).toMatchObject({ deleted: { data: 1 }, failures: [] });
    expect(await lake.keys()).not.toContain(killed);
  });
});

describe("a list of quarantined lines", () => {
  test("stays where the latest record names it, and goes when it has not for the limit and a day", async () => {
    const old = await lake.list("old");
    await lake.record([], aUnit, old);
    lake.later(24 * 100);
    expect(await lake.sweep()).toMatchObject({ deleted: nothing, kept_for_now: 0 });
    const latest = await lake.list("new");
    await lake.record([], aUnit, latest);
    lake.later(27 - aMinute);
    expect(await lake.sweep()).toMatchObject({ deleted: nothing, kept_for_now: 1 });
    lake.later(aMinute);
    expect(await lake.sweep()).toMatchObject({ deleted: { quarantine: 1 }, bytes: old.length });
    expect(await lake.keys()).toContain(latest);
    expect(await lake.keys()).not.toContain(old);
  });

  test("goes a day after it was put, where its attempt came to no record", async () => {
    const killed = await lake.list("killed");
    lake.later(24 - aMinute);
    expect(await lake.sweep()).toMatchObject({ deleted: nothing, kept_for_now: 1 });
    lake.later(aMinute);
    expect(await lake.sweep()).toMatchObject({ deleted: { quarantine: 1 }, failures: [] });
    expect(await lake.keys()).not.toContain(killed);
  });
});

describe("a sidecar", () => {
  test("goes a day after one of its unit with more raw objects was put", async () => {
    const small = await lake.sidecar(9);
    lake.later(100);
    expect(await lake.sweep()).toMatchObject({ deleted: nothing, kept_for_now: 0 });
    const large = await lake.sidecar(10);
    lake.later(24 - aMinute);
    expect(await lake.sweep()).toMatchObject({ deleted: nothing, kept_for_now: 1 });
    const larger = await lake.sidecar(11);
    lake.later(aMinute);
    expect(await lake.sweep()).toMatchObject({
      deleted: { data: 0, rollup: 0, quarantine: 0, seen: 1 },
      bytes: small.length,
      kept_for_now: 1,
    });
    expect(await lake.keys()).toEqual([large, larger]);
  });

  test("stays where only one of as many raw objects, of another unit or of fewer is there", async () => {
    await lake.sidecar(5, aUnit, "b");
    await lake.sidecar(5, aUnit, "c");
    await lake.sidecar(6, anotherUnit);
    await lake.sidecar(5, anotherUnit);
    lake.later(24);
    expect(await lake.sweep()).toMatchObject({ deleted: { seen: 1 }, kept_for_now: 0 });
    expect(await lake.keys()).toHaveLength(3);
  });

  test("stays for a day, also where one with more raw objects was put long before it", async () => {
    await lake.sidecar(6);
    lake.later(100);
    await lake.sidecar(5);
    lake.later(24 - aMinute);
    expect(await lake.sweep()).toMatchObject({ deleted: nothing, kept_for_now: 1 });
    lake.later(aMinute);
    expect(await lake.sweep()).toMatchObject({ deleted: { seen: 1 } });
  });
});

test("commit records, markers, manifests, the watermark and foreign objects stay, however old", async () => {
  const { shown } = await aReplacedFile();
  const kept = [
    "lake/events/commit/2026-03-01T18-s00/000001.counted",
    "lake/events/watermark.json",
    "lake/events/manifest/dt=2026-02-28/symlink.txt",
  ];
  const foreign = [
    "lake/events/data/dt=2026-03-01/notes.txt",
    "lake/events/data/dt=2026-03-01/2026-03-01T18-s00-attempt-old.parquet.bak",
    "lake/events/notes/2026.txt",
    "lake/events/seen/2026-03-01T18-s00-zzz",
  ];
  const elsewhere = ["lake/orders/data/dt=2026-03-01/2026-03-01T18-s00-attempt-old.parquet", "notes.txt"];
  for (const key of [...kept, ...foreign, ...elsewhere]) await lake.store.put(key, Buffer.from(""));
  const before = await lake.keys();
  lake.later(24 * 365);
  expect(await lake.sweep()).toMatchObject({
    looked_at: before.length - elsewhere.length,
    deleted: { data: 1, rollup: 0, quarantine: 0, seen: 0 },
    foreign_objects: foreign.length,
    failures: [],
  });
  const gone = before.filter((key) => /attempt-old\.parquet$/.test(key) && key.includes("/events/"));
  expect(await lake.keys()).toEqual(before.filter((key) => !gone.includes(key)));
  expect(await lake.keys()).toContain(shown);
});

describe("a lake that is not whole", () => {
  test("is not swept where old data files have no manifest at all: not even of what would go", async () => {
    await lake.file("1");
    await lake.list("1");
    await lake.sidecar(1);
    await lake.sidecar(2);
    const before = await lake.keys();
    lake.later(23);
    expect(await lake.sweep()).toMatchObject({ deleted: nothing, kept_for_now: 3, failures: [] });
    lake.later(100);
    expect(await lake.sweep()).toMatchObject({
      deleted: nothing,
      failures: [
        {
          key: "lake/events/",
          error:
            "lake/events/manifest/: holds no manifest, but there are data files; nothing goes until it does",
        },
      ],
    });
    expect(await lake.keys()).toEqual(before);
  });

  test("keeps the files of a day whose manifest alone is missing, and tells of what records name", async () => {
    const { old } = await aReplacedFile();
    const named = await lake.file("1", aUnit, "2026-03-02");
    const unnamed = await lake.file("2", anotherUnit, "2026-03-02");
    await lake.record([named]);
    lake.later(100);
    expect(await lake.sweep()).toMatchObject({
      deleted: { data: 1 },
      kept_for_now: 2,
      failures: [
        {
          key: "lake/events/manifest/dt=2026-03-02/symlink.txt",
          error: "does not show 1 files that the latest commit records name",
        },
      ],
    });
    expect(await lake.keys()).toEqual(expect.arrayContaining([named, unnamed]));
    expect(await lake.keys()).not.toContain(old);
  });

  test.each([
    ["is no list of files", "half a li", 'the line "half a li" must be SCHEME://BUCKET/lake/…'],
    [
      "names a file of another day",
      "s3://lake/lake/events/data/dt=2026-02-27/2026-03-01T18-s00-attempt-old.parquet\n",
      'names "lake/events/data/dt=2026-02-27/2026-03-01T18-s00-attempt-old.parquet", which is no data file of its day',
    ],
    [
      "names a file of another dataset",
      "s3://lake/lake/orders/data/dt=2026-02-28/2026-03-01T18-s00-attempt-old.parquet\n",
      'names "lake/orders/data/dt=2026-02-28/2026-03-01T18-s00-attempt-old.parquet", which is no data file of its day',
    ],
  ])("is not swept where any manifest %s", async (_, text, error) => {
    await aReplacedFile();
    for (const day of ["2026-02-28", "2026-03-04"]) {
      await lake.store.put(
        `${manifestPrefix("events")}dt=${day}/symlink.txt`,
        Buffer.from(text.replaceAll("2026-02-28", day)),
      );
      const before = await lake.keys();
      lake.later(100);
      const { deleted, failures } = await lake.sweep();
      expect(deleted).toEqual(nothing);
      expect(failures).toEqual([
        { key: "lake/events/", error: expect.stringMatching(/^lake\/events\/manifest\//) },
      ]);
      expect(failures[0]?.error).toContain(error.replaceAll("2026-02-28", day));
      expect(await lake.keys()).toEqual(before);
      await lake.show([], day);
    }
  });

  test("is not swept where a manifest vanishes while it is looked at, whenever that is", async () => {
    const clean = async (): Promise<void> => {
      lake = aLake();
      await aReplacedFile();
      await lake.show([], "2026-02-28");
      lake.later(100);
    };
    await clean();
    const calls: StoreCall[] = [];
    expect((await lake.sweep({ before: (call) => void calls.push(call) })).deleted.data).toBe(1);
    const lastGet = calls.findLast(({ method }) => method === "get");
    const stopped: number[] = [];
    for (const { number } of calls) {
      await clean();
      const { deleted, failures } = await lake.sweep({
        after: async (call) => {
          if (call.number === number)
            await lake.store.delete(`${manifestPrefix("events")}dt=${aDay}/symlink.txt`);
        },
      });
      if (number >= (lastGet?.number ?? 0)) continue;
      stopped.push(number);
      expect(deleted).toEqual(nothing);
      expect(failures).toEqual([
        {
          key: "lake/events/",
          error: `lake/events/manifest/dt=${aDay}/symlink.txt: was there a moment ago, and has gone`,
        },
      ]);
    }
    expect(stopped.length).toBeGreaterThan(2);
  });

  test("is not swept where a manifest vanishes between two pages of the listing", async () => {
    await aReplacedFile();
    const manifest = await lake.show(
      [await lake.file("of-another-day", anotherUnit, "2026-02-28")],
      "2026-02-28",
    );
    lake.later(100);
    const report = await sweep({
      dataset: "events",
      now: lake.nowMs,
      lake: {
        ...lake.store,
        get: async (key) => {
          const object = await lake.store.get(key);
          if (key === manifest) await lake.store.delete(key);
          return object;
        },
      },
    })();
    expect(report).toMatchObject({
      deleted: nothing,
      failures: [{ key: "lake/events/", error: `${manifest}: was there a moment ago, and has gone` }],
    });
  });

  test("is not swept where a manifest vanishes after it was read and before it would be listed", async () => {
    const shown = await lake.file("shown", anotherUnit, "2026-02-28");
    const manifest = await lake.show([shown], "2026-02-28");
    const { old } = await aReplacedFile();
    lake.later(100);
    const vanishing: SweepableStore = {
      ...lake.store,
      get: async (key) => {
        const object = await lake.store.get(key);
        if (key === manifest) await lake.store.delete(key);
        return object;
      },
    };
    const { deleted, failures } = await sweep({ dataset: "events", lake: vanishing, now: lake.nowMs })();
    expect(deleted).toEqual(nothing);
    expect(failures).toEqual([
      { key: "lake/events/", error: `${manifest}: was there a moment ago, and has gone` },
    ]);
    expect(await lake.keys()).toEqual(expect.arrayContaining([shown, old]));
  });

  test("keeps the files of a unit whose latest record cannot be read, and hinders no other", async () => {
    const { old } = await aReplacedFile();
    const shown = await lake.file("shown", anotherUnit);
    const other = await lake.file("other", anotherUnit);
    const list = await lake.list("other", anotherUnit);
    await lake.record([shown], anotherUnit);
    const broken = "lake/events/commit/2026-03-01T18-s01/000002.json";
    await lake.store.put(broken, Buffer.from("{}"));
    const manifest = await lake.store.get(`lake/events/manifest/dt=${aDay}/symlink.txt`);
    await lake.store.put(
      `lake/events/manifest/dt=${aDay}/symlink.txt`,
      Buffer.concat([manifest?.body ?? Buffer.from(""), Buffer.from(`s3://lake/${shown}\n`)]),
    );
    lake.later(100);
    expect(await lake.sweep()).toMatchObject({
      deleted: { data: 1, rollup: 0, quarantine: 0, seen: 0 },
      kept_for_now: 1,
      failures: [{ key: broken, error: expect.stringContaining("is no commit record") }],
    });
    expect(await lake.keys()).not.toContain(old);
    expect(await lake.keys()).toEqual(expect.arrayContaining([shown, other, list]));
  });
});

test("an object that cannot be deleted hinders no other, and is told", async () => {
  const { old } = await aReplacedFile();
  const killed = [await lake.file("k1"), await lake.file("k2"), await lake.list("k1"), await lake.sidecar(1)];
  await lake.sidecar(2);
  lake.later(100);
  const report = await lake.sweep({
    before: ({ method, key }) => {
      if (method === "delete" && /k1/.test(key)) throw new Error("Access Denied");
    },
  });
  expect(report).toMatchObject({
    deleted: { data: 2, rollup: 0, quarantine: 0, seen: 1 },
    bytes: [old, killed[1], killed[3]].join("").length,
    kept_for_now: 2,
    failures: [killed[0], killed[2]].map((key) => ({ key, error: "Access Denied" })),
  });
  expect(await lake.sweep()).toMatchObject({
    deleted: { data: 1, rollup: 0, quarantine: 1, seen: 0 },
    failures: [],
  });
});

test("of many failures the first twenty are told, and how many more there are", async () => {
  const shown = await lake.file("shown");
  await lake.show([shown]);
  for (let i = 10; i < 40; i++) await lake.file(`killed-${i}`);
  lake.later(100);
  const { failures } = await lake.sweep({
    before: ({ method }) => {
      if (method === "delete") throw new Error("Access Denied");
    },
  });
  expect(failures).toHaveLength(21);
  expect(failures.at(-1)).toEqual({ key: "lake/events/", error: "and 10 more" });
});

test("a store that fails is told, and the sweep does nothing", async () => {
  await aReplacedFile();
  lake.later(100);
  const report = await lake.sweep({
    before: ({ method }) => {
      if (method === "list") throw new Error("503 Slow Down");
    },
  });
  expect(report).toMatchObject({
    looked_at: 0,
    deleted: nothing,
    failures: [{ key: "lake/events/", error: "503 Slow Down" }],
  });
});

test("data files are listed before manifests are read, records listed after, and manifests read again before any delete", async () => {
  await aReplacedFile();
  lake.later(100);
  const calls: string[] = [];
  await lake.sweep({
    before: ({ method, key }) => void calls.push(`${method} ${key.replace("lake/events/", "")}`),
  });
  expect(calls).toEqual([
    "list ",
    `get manifest/dt=${aDay}/symlink.txt`,
    "list commit/",
    "get commit/2026-03-01T18-s00/000002.json",
    `get manifest/dt=${aDay}/symlink.txt`,
    `delete data/dt=${aDay}/2026-03-01T18-s00-attempt-old.parquet`,
  ]);
});

test("a file that is replaced while the sweep reads is not taken for one that was replaced long ago", async () => {
  const calls: StoreCall[] = [];
  const aShownFile = async (): Promise<string> => {
    lake = aLake();
    const [shown, killed] = [await lake.file("shown"), await lake.file("killed")];
    await lake.record([shown]);
    await lake.show([shown]);
    expect(killed).toBeDefined();
    lake.later(100);
    return shown;
  };
  await aShownFile();
  await lake.sweep({ before: (call) => void calls.push(call) });
  for (const { number } of calls) {
    const shown = await aShownFile();
    const report = await lake.sweep({
      before: async (call) => {
        if (call.number !== number) return;
        const anew = await lake.file("anew");
        await lake.record([anew]);
        await lake.show([anew]);
      },
    });
    expect(report.failures).toEqual([]);
    expect(await lake.keys()).toContain(shown);
  }
  expect(calls.length).toBeGreaterThan(4);
});

test("a file that a manifest names once more while the sweep reads stays", async () => {
  const { old, shown } = await aReplacedFile();
  lake.later(100);
  const report = await lake.sweep({
    before: async ({ key }) => {
      if (key === "lake/events/commit/") await lake.show([old, shown]);
    },
  });
  expect(report).toMatchObject({ deleted: nothing, failures: [] });
  expect(await lake.keys()).toContain(old);
});
