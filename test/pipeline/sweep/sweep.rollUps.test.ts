import { aLake, anotherUnit, aUnit } from "./aLake";

/** Two hourly files, shown by themselves, and their units' records. */
const aDayOfHours = async () => {
  const lake = aLake();
  const one = await lake.file("0001");
  const two = await lake.file("0001", anotherUnit);
  await lake.record([one]);
  await lake.record([two], anotherUnit);
  await lake.show([one, two]);
  lake.later(100);
  return { lake, one, two };
};

/** The same, rolled up. */
const aRolledDay = async () => {
  const { lake, one, two } = await aDayOfHours();
  const [rolled, record] = await lake.rollUp("0001", [one, two]);
  await lake.show([rolled]);
  return { lake, one, two, rolled, record };
};

test("what a roll-up that is shown stands for stays, however old, and so does its record", async () => {
  const { lake } = await aRolledDay();
  const before = await lake.keys();
  lake.later(1_000);
  expect(await lake.sweep()).toMatchObject({ referenced: 1, kept_for_now: 0, failures: [] });
  expect(await lake.keys()).toEqual(before);
});

describe("a roll-up that nothing names any more", () => {
  test("goes, with its record, a day after a late object took its place", async () => {
    const { lake, two, rolled, record } = await aRolledDay();
    lake.later(500);
    const late = await lake.file("0002");
    await lake.record([late], aUnit);
    await lake.show([late, two]);
    lake.later(24 + 3 - 0.01);
    expect(await lake.sweep()).toMatchObject({ deleted: { data: 0, rollup: 0 }, kept_for_now: 3 });
    lake.later(0.02);
    expect(await lake.sweep()).toMatchObject({
      deleted: { data: 2, rollup: 1 },
      kept_for_now: 0,
      failures: [],
    });
    const keys = await lake.keys();
    expect([keys.includes(rolled), keys.includes(record), keys.includes(two), keys.includes(late)]).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });

  test("goes a day after a larger roll-up took its place, and its hourly files stay", async () => {
    const { lake, one, two, rolled } = await aRolledDay();
    const [larger] = await (async () => {
      lake.later(500);
      return lake.rollUp("0002", [one, two]);
    })();
    await lake.show([larger]);
    lake.later(24 + 3 - 0.01);
    expect(await lake.sweep()).toMatchObject({ deleted: { data: 0, rollup: 0 }, kept_for_now: 2 });
    lake.later(0.02);
    expect(await lake.sweep()).toMatchObject({
      deleted: { data: 1, rollup: 1 },
      kept_for_now: 0,
      failures: [],
    });
    const keys = await lake.keys();
    expect([rolled, larger, one, two].map((key) => keys.includes(key))).toEqual([false, true, true, true]);
  });

  test("goes a day after it was put where it came to no record", async () => {
    const { lake } = await aDayOfHours();
    await lake.rollUp("0001");
    lake.later(23.9);
    expect(await lake.sweep()).toMatchObject({ deleted: { data: 0 }, kept_for_now: 1 });
    lake.later(0.2);
    expect(await lake.sweep()).toMatchObject({ deleted: { data: 1, rollup: 0 }, failures: [] });
  });

  test("stays where a record of its day cannot be read: it may stand for anything", async () => {
    const { lake, one, two, record } = await aRolledDay();
    await lake.show([one, two]);
    await lake.store.put(record, Buffer.from("{}"));
    lake.later(1_000);
    const { deleted, failures } = await lake.sweep();
    expect(deleted).toMatchObject({ data: 0, rollup: 0 });
    expect(failures.map(({ key }) => key)).toEqual([record]);
  });
});

test("a lake that shows a roll-up without its record is not swept", async () => {
  const { lake, record } = await aRolledDay();
  await lake.file("0009");
  await lake.store.delete(record);
  lake.later(1_000);
  expect(await lake.sweep()).toMatchObject({
    deleted: { data: 0, rollup: 0 },
    failures: [
      { key: "lake/events/", error: `${record}: has gone, though the file that it is about is shown` },
    ],
  });
});

test("a file behind a roll-up that is named once more while the sweep reads stays", async () => {
  const { lake, one, two } = await aDayOfHours();
  const [rolled] = await lake.rollUp("0001", [one, two]);
  lake.later(1_000);
  const listings: string[] = [];
  await lake.sweep({
    after: async ({ method, key }) => {
      if (method !== "list") return;
      listings.push(key);
      // between the first look at the manifests and the last
      if (key.endsWith("/commit/")) await lake.show([rolled]);
    },
  });
  expect(listings).toContain("lake/events/rollup/");
  const keys = await lake.keys();
  expect([rolled, one, two].map((key) => keys.includes(key))).toEqual([true, true, true]);
});
