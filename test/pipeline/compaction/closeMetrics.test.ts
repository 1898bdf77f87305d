import type { Day } from "../../../pipeline/lake/lakeKey";
import { count } from "../../../pipeline/metrics/count";
import { sessionHash } from "../../../pipeline/metrics/siteMetrics";
import type { UserDayMetrics } from "../../../pipeline/metrics/userDayMetrics";
import {
  aLakeReader,
  anEvent,
  aPipeline,
  everythingIn,
  type LakeReader,
  type Pipeline,
} from "../../support/aPipeline";
import { interposed } from "../../support/interposedStore";

let reader: LakeReader;
let pipeline: Pipeline;
beforeAll(async () => {
  reader = await aLakeReader();
});
beforeEach(async () => {
  pipeline = await aPipeline();
});
afterEach(() => pipeline.dispose());

const at = "2026-03-01T17:00:00.000Z";
const [from, to] = ["2026-02-01" as Day, "2026-03-31" as Day];
const by = (user: string, id: string, fields: Readonly<Record<string, unknown>> = {}) =>
  anEvent(id, at, { anonymous_id: user, ...fields });

const users = ["ada", "ben", "cleo", "dan"];

/** What the table says is final, flat, by user, day and site. */
const finals = async (): Promise<readonly unknown[]> => flat("final");
const provisional = async (): Promise<readonly unknown[]> => flat("provisional");

const flat = async (what: "final" | "provisional") => {
  const rows: { user: string; dt: string; site_id: string; events: number; views: number }[] = [];
  for (const user of users)
    for (const { userDay, ...stored } of await pipeline.metrics.read(user, from, to))
      for (const [site, metrics] of stored[what] as UserDayMetrics)
        rows.push({
          user,
          dt: userDay.day,
          site_id: site,
          events: metrics.events,
          views: metrics.types["page_view"] ?? 0,
        });
  return rows.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
};

/** The same, of the lake. */
const groups = async (): Promise<readonly unknown[]> => {
  reader.read(pipeline);
  const rows = await reader.query(
    `SELECT coalesce(user_id, anonymous_id) AS "user", dt, site_id, count(*) AS events,
            count(CASE WHEN event_type = 'page_view' THEN 1 END) AS views
     FROM events WHERE coalesce(user_id, anonymous_id) IS NOT NULL GROUP BY 1, 2, 3`,
  );
  return rows
    .map((row) => ({ ...row, events: Number(row["events"]), views: Number(row["views"]) }))
    .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
};

/** Counts every raw object that is there, as its notification would have it. */
const countAll = async () => {
  const messages = (await everythingIn(pipeline.raw)).map(({ key }) => ({
    id: key,
    body: JSON.stringify({
      Records: [{ eventName: "ObjectCreated:Put", s3: { bucket: { name: "raw" }, object: { key } } }],
    }),
  }));
  const parts = { raw: pipeline.raw, metrics: pipeline.metrics, now: () => 0, log: () => {} };
  expect(await count(parts)(messages)).toEqual([]);
};

test("a closed hour's metrics are what a GROUP BY over the lake says, and an open hour's stay provisional", async () => {
  await pipeline.send("2026-03-01T17:30:00Z", [
    by("ada", "1"),
    by("ben", "2"),
    by("ada", "3"),
    anEvent("4", at),
  ]);
  await pipeline.send("2026-03-01T17:31:00Z", [
    by("ada", "1"),
    by("visitor", "5", { user_id: "ben", event_type: "click" }),
    by("cleo", "6", { site_id: "sole", occurred_at: "2026-02-28T12:00:00Z" }),
  ]);
  await pipeline.send("2026-03-01T18:30:00Z", [by("ada", "7")]);
  await countAll();
  expect(await finals()).toEqual([]);
  const { user_days: closed } = await pipeline.compact("2026-03-01T18:35:00Z");
  expect(closed).toEqual({ closed: 3, outdated: 0, too_large: 0 });
  expect(await finals()).toEqual(await groups());
  expect(await finals()).toHaveLength(3);
  expect(await provisional()).toEqual([
    { user: "ada", dt: "2026-03-01", site_id: "luna", events: 1, views: 1 },
  ]);
});

test("each measure is what it says", async () => {
  const order = { order_id: "o-1", total_minor: 4350, currency: "EUR" };
  await pipeline.send("2026-03-01T17:30:00Z", [
    by("ada", "1", { session_id: "s-1" }),
    by("ada", "2", {
      event_type: "item_buy",
      item_id: "burrata",
      order_id: "o-1",
      quantity: 3,
      session_id: "s-1",
    }),
    by("ada", "3", { event_type: "item_buy", item_id: "tea", order_id: "o-1", session_id: "s-2" }),
    by("ada", "4", { event_type: "order_placed", ...order, occurred_at: "2026-03-01T17:05:00.250Z" }),
    by("ada", "5", { event_type: "payment_made", ...order, total_minor: 4000 }),
    by("ada", "6", {
      event_type: "payment_made",
      order_id: "o-1",
      total_minor: 350,
      occurred_at: "2026-03-01T16:59:00Z",
    }),
    by("ada", "7", { event_type: "napkin_folded" }),
  ]);
  await pipeline.compact("2026-03-01T18:05:00Z");
  const [day] = await pipeline.metrics.read("ada", from, to);
  expect(Object.fromEntries(day?.final ?? [])).toEqual({
    luna: {
      events: 7,
      types: { page_view: 1, item_buy: 2, order_placed: 1, payment_made: 2 },
      pieces_bought: 4,
      ordered_minor: { EUR: 4350 },
      paid_minor: { EUR: 4000, XXX: 350 },
      sessions: [sessionHash("s-1"), sessionHash("s-2")].sort(),
      first_at_ms: Date.parse("2026-03-01T16:59:00Z"),
      last_at_ms: Date.parse("2026-03-01T17:05:00.250Z"),
    },
  });
});

test("what was counted twice, or of a repetition, is put right at the close", async () => {
  await pipeline.send("2026-03-01T16:30:00Z", [by("ada", "1")]);
  // an hour in which one only sends again what was there, and another sends one event in two batches
  await pipeline.send("2026-03-01T17:30:00Z", [by("ada", "1"), by("ben", "2")]);
  await pipeline.send("2026-03-01T17:31:00Z", [by("ben", "2"), by("ben", "3")]);
  await countAll();
  const counted = { dt: "2026-03-01", site_id: "luna", events: 2, views: 2, user: "ada" };
  expect(await provisional()).toEqual(
    [counted, { ...counted, user: "ben", events: 3, views: 3 }].map((row) => expect.objectContaining(row)),
  );
  await pipeline.compact("2026-03-01T18:05:00Z");
  expect(await provisional()).toEqual([]);
  expect(await finals()).toEqual(await groups());
});

test("a notification that was lost heals at the close, and one that comes after it adds nothing", async () => {
  await pipeline.send("2026-03-01T17:30:00Z", [by("ada", "1")]);
  await pipeline.compact("2026-03-01T18:05:00Z");
  const before = await finals();
  expect(before).toEqual(await groups());
  await countAll();
  expect([await finals(), await provisional()]).toEqual([before, []]);
});

test("a late object changes the exact values, also of an event that moves to an earlier hour", async () => {
  await pipeline.send("2026-03-01T17:30:00Z", [by("ada", "1"), by("ben", "2")]);
  await pipeline.compact("2026-03-01T18:05:00Z");
  await pipeline.send("2026-03-01T16:30:00Z", [by("ada", "1"), by("cleo", "3")]);
  await countAll();
  await pipeline.compact("2026-03-01T18:10:00Z");
  expect(await finals()).toEqual(await groups());
  expect(await finals()).toHaveLength(3);
  expect(await provisional()).toEqual([]);
});

test("a unit whose rows are confirmed keeps its metrics: they are not set again", async () => {
  await pipeline.send("2026-03-01T17:30:00Z", [by("ada", "1")]);
  await pipeline.compact("2026-03-01T18:05:00Z");
  await pipeline.send("2026-03-01T16:30:00Z", [by("ben", "2")]);
  const closes: string[] = [];
  const { failures } = await pipeline.compact(
    "2026-03-01T18:06:00Z",
    {},
    {
      metrics: {
        close: (share) => {
          closes.push(share.userDay.user);
          return pipeline.metrics.close(share);
        },
      },
    },
  );
  expect({ closes, failures }).toEqual({ closes: ["ben"], failures: [] });
});

test("an hour that was compacted while it was open gets its exact values once it is over", async () => {
  await pipeline.send("2026-03-01T17:30:00Z", [by("ada", "1")]);
  await countAll();
  const open = await pipeline.compact("2026-03-01T17:45:00Z", { hour: "2026-03-01T17" });
  expect({ days: open.user_days, finals: await finals() }).toEqual({
    days: { closed: 0, outdated: 0, too_large: 0 },
    finals: [],
  });
  const closed = await pipeline.compact("2026-03-01T18:05:00Z");
  expect({ units: closed.units, days: closed.user_days.closed }).toEqual({
    units: { unchanged: 0, completed: 1, compacted: 0 },
    days: 1,
  });
  expect(await finals()).toEqual(await groups());
});

test("where the table fails the unit fails by name, its rows are shown, and the next run sets the metrics", async () => {
  await pipeline.send("2026-03-01T17:30:00Z", [by("ada", "1"), by("ben", "2")]);
  const throttling = Object.assign(new Error("USER#ada"), { name: "ProvisionedThroughputExceededException" });
  const throttled = { close: () => Promise.reject(throttling) };
  const { failures } = await pipeline.compact("2026-03-01T18:05:00Z", {}, { metrics: throttled });
  expect(failures).toEqual([
    { unit: "2026-03-01T17-s00", error: "metrics: ProvisionedThroughputExceededException" },
  ]);
  expect(await groups()).toHaveLength(2);
  const { units } = await pipeline.compact("2026-03-01T18:10:00Z");
  expect(units).toEqual({ unchanged: 0, completed: 1, compacted: 0 });
  expect(await finals()).toEqual(await groups());
});

test("what a crash kept from being set is read again, without what earlier hours have", async () => {
  await pipeline.send("2026-03-01T16:30:00Z", [by("ada", "1")]);
  await pipeline.compact("2026-03-01T17:05:00Z");
  await pipeline.send("2026-03-01T17:30:00Z", [by("ada", "1"), by("ben", "2")]);
  const failing = { close: () => Promise.reject(new Error("no answer")) };
  expect((await pipeline.compact("2026-03-01T18:05:00Z", {}, { metrics: failing })).failures).toHaveLength(1);
  expect((await pipeline.compact("2026-03-01T18:10:00Z")).failures).toEqual([]);
  expect(await finals()).toEqual(await groups());
  expect(await finals()).toHaveLength(2);
});

test("values of an older record do not overwrite those of a later one", async () => {
  await pipeline.send("2026-03-01T17:30:00Z", [by("ada", "1")]);
  let isOvertaken = false;
  const slow = {
    close: async (share: Parameters<Pipeline["metrics"]["close"]>[0]) => {
      if (!isOvertaken) {
        isOvertaken = true;
        // while this run is about to set its values, an object comes and another run compacts it
        await pipeline.send("2026-03-01T17:59:59Z", [by("ada", "2")]);
        expect((await pipeline.compact("2026-03-01T18:05:01Z")).user_days.closed).toBe(1);
      }
      return pipeline.metrics.close(share);
    },
  };
  const { user_days: days } = await pipeline.compact("2026-03-01T18:05:00Z", {}, { metrics: slow });
  expect(days).toEqual({ closed: 0, outdated: 1, too_large: 0 });
  expect(await finals()).toEqual(await groups());
});

test("metrics are set after readers see the rows, never before", async () => {
  await pipeline.send("2026-03-01T17:30:00Z", [by("ada", "1")]);
  const order: string[] = [];
  const around = interposed({
    before: ({ method, key }) => void (method === "put" && order.push(key.split("/")[2] ?? "")),
  });
  await pipeline.compact(
    "2026-03-01T18:05:00Z",
    {},
    {
      lake: around("lake", pipeline.lake),
      metrics: {
        close: (share) => {
          order.push("close");
          return pipeline.metrics.close(share);
        },
      },
    },
  );
  expect(order).toEqual(["data", "commit", "manifest", "seen", "close", "commit"]);
});
