import { type Day, manifestKey } from "../../../pipeline/lake/lakeKey";
import { defineReport } from "../../../pipeline/reports/report";
import { count, rowOf } from "../../../pipeline/reports/row";
import { inScope, ofSites, scope } from "../../../pipeline/reports/scope";
import type { ObjectStore } from "../../../pipeline/storage/objectStore";
import { aReaderKey } from "../../fixtures/aKey";
import { memoryObjectStore } from "../../support/objectStore.memory";
import { aQueryApi, countedRunner, type QueryApiOptions } from "./aQueryApi";

const row = rowOf({ n: count("A number.") });

const common = { title: "T", group: "clicks", doc: "D", parameters: scope, row } as const;

/** Of the days asked for. */
const ofDays = defineReport({
  ...common,
  name: "of-days",
  live: true,
  sql: ({ events }) => `SELECT count(*) AS n FROM ${events} WHERE ${inScope}`,
});

/** Of events, and of orders too, which are read whole. */
const ofOrders = defineReport({
  ...common,
  name: "of-orders",
  sql: ({ events, orders }) =>
    `SELECT count(*) AS n FROM ${events} JOIN ${orders} o ON o.id = order_id WHERE ${inScope} AND ${ofSites("o.site_id")}`,
});

/** It looks back further than it is asked for. */
const lookingBack = defineReport({
  ...common,
  name: "looking-back",
  sql: ({ events }) =>
    `SELECT count(*) AS n FROM ${events} WHERE dt <= CAST(:to AS varchar) AND ${ofSites()}`,
});

/** It asks for the time. */
const timely = defineReport({
  ...common,
  name: "timely",
  sql: ({ events }) =>
    `SELECT count(*) AS n FROM ${events} WHERE ${inScope} AND occurred_at < CAST(:now AS timestamp)`,
});

const reports = [ofDays, ofOrders, lookingBack, timely];

const anApi = (options: QueryApiOptions = {}) => {
  const lake = memoryObjectStore("lake");
  let answers = 0;
  let nowMs = Date.parse("2026-03-04T12:00:00Z");
  const runner = countedRunner({
    query: async () => {
      answers += 1;
      return [{ n: answers }];
    },
  });
  const api = aQueryApi({ reports, lake, runner, now: () => nowMs++, ...options });
  const ask = async (name: string, search = "", request: Parameters<typeof api.get>[1] = {}) => {
    const answer = await api.get(`/v1/reports/${name}?from=2026-03-10&to=2026-03-11${search}`, request);
    return answer.document?.rows?.[0].n ?? answer.status;
  };
  return { ...api, ask, lake, runner };
};

const commit = async (lake: ObjectStore, dataset: string, day: string, files = `${day} ${Math.random()}`) =>
  lake.put(manifestKey(dataset, day as Day), Buffer.from(files));

test.each(["of-days", "of-orders", "looking-back"])(
  "%s is asked once, as long as the lake stays",
  async (name) => {
    const { ask, runner, log } = anApi();
    expect([
      await ask(name),
      await ask(name),
      await ask(name, "&format=csv"),
      await ask(name, "&limit=5"),
    ]).toEqual([1, 1, 200, 1]);
    expect(runner.started).toHaveLength(1);
    expect(log.map(({ cached }) => cached)).toEqual([false, true, true, true]);
  },
);

test("another instance gives the same answer, computed at the same time", async () => {
  const results = memoryObjectStore("results");
  const [one, other] = [anApi({ results }), anApi({ results })];
  const path = "/v1/reports/of-days?from=2026-03-10&to=2026-03-11";
  const first = await one.get(path);
  const second = await other.get(path);
  expect(second.body).toBe(first.body);
  expect(second.headers["etag"]).toBe(first.headers["etag"]);
  expect(other.runner.started).toEqual([]);
});

test.each([
  ["another day", "&to=2026-03-12"],
  ["another time zone", "&time_zone=Europe/Rome"],
  ["a site", "&site_id=luna"],
])("asking for %s is another question", async (_, search) => {
  const { ask } = anApi();
  expect([await ask("of-days"), await ask("of-days", search), await ask("of-days")]).toEqual([1, 2, 1]);
});

test("keys of other sites have answers of their own; keys of the same sites share theirs", async () => {
  const keyOf = (id: string, ...sites: string[]) => aReaderKey({ id, sites });
  const keys = [
    keyOf("all", "*"),
    keyOf("a", "a"),
    keyOf("b", "b"),
    keyOf("ab", "a", "b"),
    keyOf("ba", "b", "a"),
  ];
  const { ask, runner } = anApi({ keys });
  const seen = [];
  for (const key of keys) seen.push(await ask("of-days", "", { key }));
  expect(seen).toEqual([1, 2, 3, 4, 4]);
  const [all, a] = keys;
  expect(await ask("of-days", "&site_id=a", { ...(all && { key: all }) })).toBe(2);
  expect(await ask("of-days", "&site_id=a", { ...(a && { key: a }) })).toBe(2);
  expect(runner.started).toHaveLength(4);
});

const events = (...days: string[]) => days.map((day) => ["events", day] as const);

test.each([
  // the days asked for, and one more on each side, because a day begins elsewhere
  ["of-days", events("2026-03-09", "2026-03-10", "2026-03-11", "2026-03-12"), true],
  ["of-days", events("2026-03-08", "2026-03-13", "2026-04-10", "2025-03-10"), false],
  ["of-days", [["orders", "2026-03-10"] as const], false],
  ["of-orders", [["orders", "2020-01-01"] as const, ["orders", "2026-03-10"] as const], true],
  ["of-orders", [["payments", "2026-03-10"] as const, ...events("2026-03-08")], false],
  ["looking-back", events("2020-01-01", "2026-03-10"), true],
])("what %s answers is asked anew after a commit to each of %j: %s", async (name, commits, isAnew) => {
  const { ask, lake } = anApi();
  const before = await ask(name);
  let answers = before;
  for (const [dataset, day] of commits) {
    for (const kind of ["the first", "the next"]) {
      await commit(lake, dataset, day);
      if (isAnew) answers += 1;
      expect([kind, day, await ask(name)]).toEqual([kind, day, answers]);
    }
  }
});

test("a period over the turn of a year sees commits on both sides of it", async () => {
  const { get, lake, runner } = anApi();
  const ask = () => get("/v1/reports/of-days?from=2025-12-31&to=2026-01-01");
  await ask();
  for (const day of ["2025-12-30", "2025-12-31", "2026-01-01", "2026-01-02"]) {
    await commit(lake, "events", day);
    await ask();
  }
  await commit(lake, "events", "2026-01-03");
  await ask();
  expect(runner.started).toHaveLength(5);
});

test("what depends on the time is asked each time, and kept by nobody", async () => {
  const { ask, get } = anApi();
  expect([await ask("timely"), await ask("timely")]).toEqual([1, 2]);
  expect([await ask("of-days", "&live=true"), await ask("of-days", "&live=true")]).toEqual([3, 4]);
  const { headers } = await get("/v1/reports/timely?from=2026-03-10&to=2026-03-11");
  expect([headers["cache-control"], headers["etag"]]).toEqual(["no-store", undefined]);
});

test.each(["of-days", "timely"])("%s asked ten times at once is asked of the engine once", async (name) => {
  const { ask, runner } = anApi();
  expect(await Promise.all(Array.from({ length: 10 }, () => ask(name)))).toEqual(Array(10).fill(1));
  expect(runner.started).toHaveLength(1);
});

test("who has the answer already is told so without a query; who has another gets it", async () => {
  const { get, lake, runner, log } = anApi();
  const path = "/v1/reports/of-days?from=2026-03-10&to=2026-03-11";
  const { headers } = await get(path);
  expect(headers["cache-control"]).toBe("private, no-cache");
  const tag = headers["etag"] ?? "";
  for (const known of [tag, `W/${tag}`, `"other", ${tag}`, "*"]) {
    const answer = await get(path, { headers: { "if-none-match": known } });
    expect([answer.status, answer.body, answer.headers["etag"]]).toEqual([304, "", tag]);
  }
  expect(log.at(-1)).toMatchObject({ status: 304, report: "of-days", cached: true });
  const asCsv = await get(`${path}&format=csv`, { headers: { "if-none-match": tag } });
  expect(asCsv.status).toBe(200);
  expect(runner.started).toHaveLength(1);
  await commit(lake, "events", "2026-03-10");
  const anew = await get(path, { headers: { "if-none-match": tag } });
  expect([anew.status, anew.headers["etag"] === tag]).toEqual([200, false]);
});

test("who may not ask is not told that the answer is the same", async () => {
  const key = aReaderKey();
  const { get } = anApi({ keys: [key] });
  const path = "/v1/reports/of-days?from=2026-03-10&to=2026-03-11";
  const { headers } = await get(path);
  const request = { headers: { "if-none-match": headers["etag"] ?? "", authorization: "Bearer nobody" } };
  expect((await get(path, request)).status).toBe(401);
});

test("a kept answer that is damaged is made anew, and kept again", async () => {
  const { ask, results } = anApi();
  expect(await ask("of-days")).toBe(1);
  for await (const { key } of results.list("answers/")) await results.put(key, Buffer.from("damaged"));
  expect(await ask("of-days", "&limit=2")).toBe(1);
  const kept = [];
  for await (const { key } of results.list("answers/")) kept.push((await results.get(key))?.body.length ?? 0);
  expect(kept).toHaveLength(1);
  expect(kept[0]).toBeGreaterThan(20);
});

test("an answer's page beyond the first needs no query, and ends with a commit", async () => {
  const { get, lake, runner } = anApi({
    runner: countedRunner({ query: async () => [{ n: 1 }, { n: 2 }] }),
  });
  const path = "/v1/reports/of-days?from=2026-03-10&to=2026-03-11&limit=1";
  const { next } = (await get(path)).document;
  expect((await get(`${path}&cursor=${next}`)).document).toMatchObject({ rows: [{ n: 2 }], next: null });
  expect(runner.started).toHaveLength(0);
  await commit(lake, "events", "2026-03-10");
  expect((await get(`${path}&cursor=${next}`)).status).toBe(410);
});
