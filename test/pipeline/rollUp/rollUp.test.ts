import type { DatasetName } from "../../../pipeline/event/datasets";
import { type Day, manifestKey } from "../../../pipeline/lake/lakeKey";
import { decodeManifest } from "../../../pipeline/lake/manifest";
import { decodeRollUpRecord } from "../../../pipeline/lake/rollUpRecord";
import {
  aLakeReader,
  anEvent,
  aPipeline,
  everythingIn,
  type LakeReader,
  type Pipeline,
} from "../../support/aPipeline";
import { interposed } from "../../support/interposedStore";
import { rolledUp } from "./rolledUp";

let reader: LakeReader;
let pipeline: Pipeline;
beforeAll(async () => {
  reader = await aLakeReader();
});
beforeEach(async () => {
  pipeline = await aPipeline();
});
afterEach(() => pipeline.dispose());

const day = "2026-03-01";
const afterwards = "2026-03-04T00:30:00Z";

/** The names of the files that a day's manifest names. */
const shownFiles = async (of = day, dataset: DatasetName = "events"): Promise<readonly string[]> => {
  const key = manifestKey(dataset, of as Day);
  const manifest = await pipeline.lake.get(key);
  return manifest === undefined
    ? []
    : decodeManifest(key, manifest.body).map((file) =>
        (file.split("/").at(-1) ?? "").replace(/-[^-]*-?\d{4}\.parquet$/, ""),
      );
};

/** A day with events at two sites in each of some hours. */
const someHours = async (hours: readonly string[]): Promise<void> => {
  for (const [at, hour] of hours.entries()) {
    await pipeline.send(`${day}T${hour}:30:00Z`, [
      anEvent(`sole-${hour}`, `${day}T${hour}:29:00Z`, { site_id: "sole", scroll_depth: at }),
      anEvent(`luna-${hour}`, `${day}T${hour}:28:00Z`, {
        event_type: at % 2 === 0 ? "item_view" : "page_view",
        item_id: "burrata",
        properties: { "\uFEFFmark": [at, null, "🍕"] },
      }),
    ]);
    await pipeline.compact(hourAfter(hour), { hour: `${day}T${hour}` });
  }
};

const hourAfter = (hour: string): string => `${day}T${Number(hour) + 1}:05:00Z`;

/** Every row, with all its columns as text: what is equal here is equal to the last bit. */
const everyRow = async (): Promise<readonly unknown[]> => {
  reader.read(pipeline);
  const rows = await reader.query("SELECT CAST(events AS varchar) AS all_of_it FROM events ORDER BY 1");
  return rows.map((row) => row["all_of_it"]);
};

describe("a closed day", () => {
  test("of many hourly files has one, with the same rows, sorted by site, type and time", async () => {
    await someHours(["09", "12", "18"]);
    const before = await everyRow();
    expect(before).toHaveLength(6);
    expect(await rolledUp(pipeline.lake, afterwards)).toMatchObject({
      event: "roll_up",
      dataset: "events",
      days: { closed: 1, rolled_up: 1, left: 0 },
      files: { before: 3, after: 1 },
      rows: 6,
      failures: [],
    });
    expect(await shownFiles()).toEqual(["rollup-roll"]);
    expect(await everyRow()).toEqual(before);
    const inOrder = await reader.query(
      "SELECT site_id || ' ' || event_type || ' ' || event_id AS row FROM events",
    );
    expect(inOrder.map(({ row }) => row)).toEqual([
      "luna item_view luna-09",
      "luna item_view luna-18",
      "luna page_view luna-12",
      "sole page_view sole-09",
      "sole page_view sole-12",
      "sole page_view sole-18",
    ]);
  });

  test("that is rolled up stays to the byte", async () => {
    await someHours(["09", "12"]);
    await rolledUp(pipeline.lake, afterwards);
    const before = await everythingIn(pipeline.lake);
    expect(await rolledUp(pipeline.lake, afterwards)).toMatchObject({
      days: { closed: 1, rolled_up: 0, left: 0 },
      files: { before: 1, after: 1 },
      rows: 0,
    });
    expect(await everythingIn(pipeline.lake)).toEqual(before);
  });

  test("is one that ended so many days ago, to the second", async () => {
    await someHours(["09", "12"]);
    expect((await rolledUp(pipeline.lake, "2026-03-03T23:59:59Z")).days.closed).toBe(0);
    expect((await rolledUp(pipeline.lake, "2026-03-02T00:00:00Z", { closedAfterDays: 1 })).days.closed).toBe(
      0,
    );
    expect((await rolledUp(pipeline.lake, "2026-03-04T00:00:00Z")).days).toEqual({
      closed: 1,
      rolled_up: 1,
      left: 0,
    });
  });

  test("of one file is left as it is", async () => {
    await someHours(["09"]);
    const before = await everythingIn(pipeline.lake);
    expect((await rolledUp(pipeline.lake, afterwards)).days).toEqual({ closed: 1, rolled_up: 0, left: 0 });
    expect(await everythingIn(pipeline.lake)).toEqual(before);
  });

  test.each(["orders", "customers", "payments"] as const)(
    "of %s has the same rows in one file",
    async (dataset) => {
      const record = (id: string, status: string) => ({
        id,
        site_id: "luna",
        status,
        currency: "EUR",
        ...(dataset === "orders" ? { total_amount: "43.50", created_at: `${day}T10:00:00Z` } : {}),
        ...(dataset === "payments" ? { amount: "9.90", order_id: "o-1", paid_at: `${day}T10:00:00Z` } : {}),
        ...(dataset === "customers" ? { signup_date: day, currency: undefined, status: undefined } : {}),
        updated_at: `${day}T${status === "paid" ? "12" : "11"}:00:00Z`,
      });
      for (const [hour, status] of [
        ["11", "open"],
        ["12", "paid"],
      ] as const) {
        const answer = await pipeline.send(
          `${day}T${hour}:30:00Z`,
          [record("b", status), record("a", status)],
          { dataset },
        );
        expect([answer.status, JSON.parse(answer.body).rejected]).toEqual([202, []]);
        await pipeline.compact(hourAfter(hour), { dataset, hour: `${day}T${hour}` });
      }
      reader.read(pipeline);
      const query = `SELECT CAST(${dataset} AS varchar) AS row FROM ${dataset} ORDER BY 1`;
      const before = await reader.query(query);
      expect(before).toHaveLength(4);
      expect((await rolledUp(pipeline.lake, afterwards, { dataset })).files).toEqual({ before: 2, after: 1 });
      reader.read(pipeline);
      expect(await reader.query(query)).toEqual(before);
    },
  );
});

describe("what comes late to a rolled-up day", () => {
  test("in an hour of its own stands beside the roll-up until there is enough of it", async () => {
    await someHours(["09", "12", "18"]);
    await rolledUp(pipeline.lake, afterwards);
    await pipeline.send("2026-03-04T10:10:00Z", [anEvent("late", `${day}T20:00:00Z`)]);
    await pipeline.compact("2026-03-04T11:05:00Z");
    expect(await shownFiles()).toEqual(["2026-03-04T10-s00", "rollup-roll"]);
    expect(await everyRow()).toHaveLength(7);
  });

  test("to one of its hours brings the hourly files back, and the next roll-up takes them in", async () => {
    await someHours(["09", "12", "18"]);
    await rolledUp(pipeline.lake, afterwards);
    await pipeline.send(`${day}T12:59:59Z`, [anEvent("straggler", `${day}T12:40:00Z`)]);
    const { units } = await pipeline.compact("2026-03-04T11:05:00Z", { hour: `${day}T12` });
    expect(units.compacted).toBe(1);
    expect(await shownFiles()).toEqual([`${day}T09-s00`, `${day}T12-s00`, `${day}T18-s00`]);
    expect(await everyRow()).toHaveLength(7);
    const before = await everyRow();
    expect((await rolledUp(pipeline.lake, afterwards)).files).toEqual({ before: 3, after: 1 });
    expect(await everyRow()).toEqual(before);
  });

  test("changes nothing where it is nothing new: compaction sees through the roll-up", async () => {
    await someHours(["09", "12"]);
    await rolledUp(pipeline.lake, afterwards);
    const before = await everythingIn(pipeline.lake);
    for (const hour of ["09", "12"])
      expect((await pipeline.compact(afterwards, { hour: `${day}T${hour}` })).units).toEqual({
        unchanged: 1,
        completed: 0,
        compacted: 0,
      });
    expect(await everythingIn(pipeline.lake)).toEqual(before);
  });

  test("is rolled up with a roll-up of its like, whose record then stands for all hourly files", async () => {
    await someHours(["09", "12"]);
    await rolledUp(pipeline.lake, afterwards);
    await someHours(["15", "18"]);
    expect((await rolledUp(pipeline.lake, afterwards)).files).toEqual({ before: 3, after: 1 });
    const records = (await everythingIn(pipeline.lake)).filter(({ key }) => key.includes("/rollup/"));
    const last = records.at(-1)?.key ?? "";
    const record = decodeRollUpRecord(last, (await pipeline.lake.get(last))?.body ?? Buffer.of());
    expect(record.covers.map(({ key, rows }) => `${key.split("/").at(-1)?.slice(0, 13)} ${rows}`)).toEqual(
      ["09", "12", "15", "18"].map((hour) => `${day}T${hour} 2`),
    );
    expect(await everyRow()).toHaveLength(8);
  });
});

describe("a run", () => {
  test("of which one day fails rolls up the others, and names it", async () => {
    await someHours(["09", "12"]);
    await pipeline.send("2026-02-28T10:00:00Z", [anEvent("a", "2026-02-28T10:00:00Z")]);
    await pipeline.send("2026-02-28T11:00:00Z", [anEvent("b", "2026-02-28T11:00:00Z")]);
    await pipeline.compact("2026-02-28T12:05:00Z");
    const key = (await everythingIn(pipeline.lake)).find((object) =>
      object.key.includes("data/dt=2026-02-28"),
    )?.key;
    await pipeline.lake.put(key ?? "", Buffer.from("PAR1 no longer"));
    const report = await rolledUp(pipeline.lake, afterwards);
    expect(report.days).toEqual({ closed: 2, rolled_up: 1, left: 0 });
    expect(report.failures.map(({ day: failed }) => failed)).toEqual(["2026-02-28"]);
    expect(await shownFiles()).toEqual(["rollup-roll"]);
  });

  test("begins no roll-up once its time is up, and says how many days it leaves", async () => {
    await someHours(["09", "12"]);
    let nowMs = Date.parse(afterwards);
    const now = () => {
      nowMs += 1_000;
      return nowMs;
    };
    expect((await rolledUp(pipeline.lake, afterwards, { now, stopAfterMs: 0 })).days).toEqual({
      closed: 1,
      rolled_up: 0,
      left: 1,
    });
    expect(await shownFiles()).toHaveLength(2);
  });

  test("makes files of the size that is wanted, and leaves those that have it", async () => {
    await someHours(["09", "12", "15", "18"]);
    const sizes = (await everythingIn(pipeline.lake)).filter(({ key }) => key.includes("/data/"));
    const targetBytes = 2 * Math.max(...sizes.map(({ size }) => size));
    const { files } = await rolledUp(pipeline.lake, afterwards, { targetBytes });
    expect(files).toEqual({ before: 4, after: 2 });
    expect(await everyRow()).toHaveLength(8);
  });

  test("does not show a file that took so long that the sweep may have it", async () => {
    await someHours(["09", "12"]);
    let nowMs = Date.parse(afterwards);
    const slow = interposed({
      before: async ({ method, key }) => {
        if (method === "put" && key.includes("/rollup/")) nowMs += 2 * 3_600_000 + 1;
      },
    })("lake", pipeline.lake);
    const { failures } = await rolledUp(slow, afterwards, { now: () => nowMs, stopAfterMs: 1e9 });
    expect(failures).toEqual([
      { day, error: "took longer than its file is safe from the sweep: it is left to it" },
    ]);
    expect(await shownFiles()).toEqual([`${day}T09-s00`, `${day}T12-s00`]);
  });
});
