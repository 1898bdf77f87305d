import type { QueryFailure, QueryRunner, QueryState } from "../../../pipeline/reports/queryRunner";
import { aReaderKey } from "../../fixtures/aKey";
import { memoryObjectStore } from "../../support/objectStore.memory";
import { aQueryApi, askedAtMs, type QueryApiOptions } from "./aQueryApi";

/** A runner whose queries end when a test says so, with a clock that goes only where somebody waits. */
const slowly = (options: QueryApiOptions = {}, onWait: (waitedMs: number) => void = () => {}) => {
  let nowMs = askedAtMs;
  let state: QueryState = { kind: "running" };
  const tokens: string[] = [];
  const pauses: number[] = [];
  const runner: QueryRunner = {
    start: async ({ token }) => {
      tokens.push(token);
      return { kind: "started", executionId: `execution-${tokens.length}` };
    },
    look: async () => state,
  };
  const parts = {
    runner,
    now: () => nowMs,
    pause: async (ms: number) => {
      nowMs += ms;
      pauses.push(ms);
      onWait(nowMs - askedAtMs);
    },
    results: memoryObjectStore("results"),
    ...options,
  };
  return {
    api: aQueryApi(parts),
    /** Another instance of the function. */
    elsewhere: () => aQueryApi(parts),
    tokens,
    pauses,
    passed: () => nowMs - askedAtMs,
    wait: (ms: number) => {
      nowMs += ms;
    },
    end: (ended: QueryState) => {
      state = ended;
    },
  };
};

const rows = [
  { hour_of_day: 18, views: 7, visitors: 3 },
  { hour_of_day: 19, views: 9, visitors: 4 },
];
const done: QueryState = { kind: "done", rows, scannedBytes: 12_345 };
const failed = (failure: QueryFailure): QueryState => ({ kind: "failed", failure });

const target = "/v1/reports/hours?from=2026-03-01&to=2026-03-02";

test("a query that takes longer than the budget is answered 202, and says where to look", async () => {
  const { api, passed, pauses } = slowly();
  const answer = await api.get(`${target}&format=csv&limit=1`);
  expect(answer.status).toBe(202);
  expect(answer.document).toEqual({
    status: "running",
    query: expect.stringMatching(/^[0-9a-f]{64}$/),
    report: "hours",
  });
  expect(answer.headers).toMatchObject({
    location: `/v1/queries/${answer.document.query}?format=csv&limit=1`,
    "retry-after": "2",
  });
  expect(passed()).toBe(20_000);
  expect(pauses[0]).toBe(100);
  expect(Math.max(...pauses)).toBe(2_000);
  expect(api.log).toMatchObject([{ status: 202, report: "hours" }]);
});

test("a query that is done in time is answered at once, with what it read in the log", async () => {
  const { api, end, pauses } = slowly();
  end(done);
  expect((await api.get(target)).document.rows).toEqual(rows);
  expect(pauses).toEqual([]);
  expect(api.log).toMatchObject([{ status: 200, cached: false, scanned_bytes: 12_345 }]);
});

test.each([
  ["the lake's", ""],
  ["a live", "&live=true"],
])("any instance goes on with %s query, and answers as the report would have", async (_, live) => {
  const { api, elsewhere, end, tokens } = slowly();
  const { headers } = await api.get(`${target}&limit=1${live}`);
  const location = headers["location"] ?? "";
  const other = elsewhere();
  expect((await other.get(location)).status).toBe(202);
  end(done);
  const answer = await other.get(location);
  expect(answer.document).toMatchObject({
    report: "hours",
    parameters: { from: "2026-03-01", to: "2026-03-02", time_zone: "UTC", site_id: null },
    live: live !== "",
    rows: [rows[0]],
  });
  const next = /^<(.+)>; rel="next"$/.exec(answer.headers["link"] ?? "")?.[1] ?? "";
  expect(next).toMatch(/^\/v1\/queries\//);
  expect((await api.get(next)).document).toMatchObject({ rows: [rows[1]], next: null });
  expect(tokens).toHaveLength(1);
  expect(other.log.at(-1)).toMatchObject({
    route: "/v1/queries/{id}",
    report: "hours",
    cached: false,
    scanned_bytes: 12_345,
  });
});

test("the report itself gives the answer too, once it is there, and does not ask again meanwhile", async () => {
  const { api, elsewhere, end, tokens, wait } = slowly();
  await api.get(target);
  wait(300_000);
  expect((await elsewhere().get(target)).status).toBe(202);
  end(done);
  expect((await elsewhere().get(target)).document.rows).toEqual(rows);
  expect(tokens).toHaveLength(1);
});

test("the same question in two instances at once bears the same token, so that it runs once", async () => {
  const { api, elsewhere, tokens } = slowly({ budgetMs: 0 });
  await Promise.all([api.get(target), elsewhere().get(target)]);
  expect(new Set(tokens).size).toBe(1);
  expect(tokens[0]).toMatch(/^[\w-]{32,128}$/);
  await api.get(`${target}&site_id=luna`);
  expect(new Set(tokens).size).toBe(2);
});

test("a query that has failed is tried again under another token when it is asked for later", async () => {
  const { api, end, tokens, wait } = slowly();
  end(failed({ reason: "failed", error: "FAILED 1" }));
  expect((await api.get(target)).status).toBe(502);
  wait(60_000);
  end(done);
  expect((await api.get(target)).status).toBe(200);
  expect(new Set(tokens).size).toBe(2);
});

test("a query that the engine has forgotten is not there to look at, and is begun anew by asking again", async () => {
  const { api, end, tokens, wait } = slowly();
  const { headers } = await api.get(target);
  end(failed({ reason: "unknown" }));
  expect((await api.get(headers["location"] ?? "")).status).toBe(404);
  wait(60_000);
  await api.get(target);
  expect(tokens).toHaveLength(2);
});

test("however much of its time a request has waited for a query that then fails, it ends within the budget", async () => {
  const { api, end, passed, wait, tokens } = slowly({}, (waitedMs) => {
    if (waitedMs >= 35_000) end({ kind: "failed", failure: { reason: "failed", error: "FAILED" } });
  });
  await api.get(target);
  expect(passed()).toBe(20_000);
  wait(5_000);
  await api.get(target);
  expect(passed()).toBeLessThanOrEqual(45_000);
  expect(tokens).toHaveLength(2);
});

test.each([
  [{ reason: "busy" }, 503, "engine_busy", {}],
  [
    { reason: "too_expensive", limitBytes: 1_073_741_824 },
    422,
    "query_too_expensive",
    { limit_bytes: 1_073_741_824 },
  ],
  [{ reason: "too_expensive" }, 422, "query_too_expensive", {}],
  [{ reason: "too_heavy" }, 422, "query_too_heavy", {}],
  [{ reason: "too_many_rows", limitRows: 100 }, 422, "answer_too_large", { limit_rows: 100 }],
  [{ reason: "value_too_long" }, 422, "value_too_long", {}],
  [{ reason: "unknown" }, 404, "no_such_query", {}],
  [{ reason: "failed", error: "FAILED 2 1301" }, 502, "query_failed", {}],
] as const)(
  "a failure of %j is answered %i %s, at once and later",
  async (failure, status, code, members) => {
    const atOnce = slowly();
    atOnce.end(failed(failure));
    const later = slowly();
    const { headers } = await later.api.get(target);
    later.end(failed(failure));
    for (const answer of [await atOnce.api.get(target), await later.api.get(headers["location"] ?? "")]) {
      expect(answer.document).toMatchObject({ status, type: `urn:footfall:problem:${code}`, ...members });
      expect(answer.body).not.toContain("1301");
      if (status === 503) expect(answer.headers["retry-after"]).toBe("5");
      if (code === "query_too_expensive") expect(answer.document.detail).toContain("fewer days");
    }
    expect(atOnce.api.log).toMatchObject([{ status, code, report: "hours" }]);
    if (status === 502) expect(atOnce.api.log).toMatchObject([{ error: "FAILED 2 1301" }]);
  },
);

test("the limit that a query would have exceeded is told", async () => {
  const { api, end } = slowly();
  end(failed({ reason: "too_expensive", limitBytes: 5_368_709_120 }));
  expect((await api.get(target)).document.detail).toBe(
    "the query would read more than the 5368709120 bytes that one may: ask for fewer days with from and to, or for one site with site_id",
  );
});

test("an engine that takes no query just now is answered 503", async () => {
  const { api } = slowly({
    runner: {
      start: async () => ({ kind: "failed", failure: { reason: "busy" } }),
      look: async () => ({ kind: "running" }),
    },
  });
  expect((await api.get(target)).status).toBe(503);
});

test.each(["x", "0".repeat(64), "..%2F..%2Fother", "A".repeat(64)])("there is no query %s", async (id) => {
  const { status, document } = await slowly().api.get(`/v1/queries/${id}`);
  expect([status, document.type]).toEqual([404, "urn:footfall:problem:no_such_query"]);
});

test("a query's answer goes to keys that may read all its sites, and to no other", async () => {
  const keyOf = (id: string, ...sites: string[]) => aReaderKey({ id, sites });
  const [a, ab, abc, c] = [
    keyOf("a", "a"),
    keyOf("ab", "a", "b"),
    keyOf("abc", "a", "b", "c"),
    keyOf("c", "c"),
  ];
  const all = keyOf("all", "*");
  const { api, end } = slowly({ keys: [a, ab, abc, c, all] });
  const ofAb = (await api.get(target, { key: ab })).headers["location"] ?? "";
  const ofAll = (await api.get(target, { key: all })).headers["location"] ?? "";
  const ofSiteA = (await api.get(`${target}&site_id=a`, { key: all })).headers["location"] ?? "";
  end(done);
  const statuses = async (location: string) => {
    const seen = [];
    for (const key of [a, ab, abc, c, all]) seen.push((await api.get(location, { key })).status);
    return seen;
  };
  expect(await statuses(ofAb)).toEqual([404, 200, 200, 404, 200]);
  expect(await statuses(ofAll)).toEqual([404, 404, 404, 404, 200]);
  expect(await statuses(ofSiteA)).toEqual([200, 200, 200, 404, 200]);
});

test("a query's answer takes what says how to show it, and nothing else", async () => {
  const { api, end } = slowly();
  const { document, headers } = await api.get(target);
  end(done);
  const id = document.query;
  expect((await api.get(headers["location"] ?? "")).status).toBe(200);
  expect((await api.get(`/v1/queries/${id}?format=csv`)).body).toBe(
    "hour_of_day,views,visitors\r\n18,7,3\r\n19,9,4\r\n",
  );
  expect((await api.get(`/v1/queries/${id}?from=2026-03-01`)).status).toBe(400);
  const { document: page } = await api.get(`/v1/queries/${id}?limit=1`);
  const foreign = await api.get(`/v1/queries/${id}?cursor=${page.next.slice(0, 10)}`);
  expect(foreign.status).toBe(400);
});

test.each([
  ["live", "&live=true", 2],
  ["of the lake alone", "", 1],
])(
  "where compaction commits meanwhile, an answer that is %s (%s) is asked for so often: %d",
  async (_, live, starts) => {
    const lake = memoryObjectStore("lake");
    const commit = (attempt: number) =>
      lake.put("lake/events/manifest/dt=2026-03-01/symlink.txt", Buffer.from(`s3://lake/lake/${attempt}\n`));
    await commit(0);
    let started = 0;
    const runner: QueryRunner = {
      start: async () => {
        started += 1;
        if (started === 1) await commit(1);
        return { kind: "started", executionId: String(started) };
      },
      look: async (id) => ({
        kind: "done",
        rows: [{ hour_of_day: 18, views: Number(id), visitors: 1 }],
        scannedBytes: 1,
      }),
    };
    const answer = await aQueryApi({ lake, runner }).get(`${target}${live}`);
    expect(answer.document.rows).toEqual([{ hour_of_day: 18, views: starts, visitors: 1 }]);
    expect(started).toBe(starts);
  },
);
