import { allReports } from "../../../pipeline/reports/allReports";
import { choice, orElse } from "../../../pipeline/reports/parameter";
import type { AnyReport } from "../../../pipeline/reports/report";
import { defineReport } from "../../../pipeline/reports/report";
import { count, number, orNull, rowOf, text, time } from "../../../pipeline/reports/row";
import { inScope, scope } from "../../../pipeline/reports/scope";
import type { SqlEngine } from "../../../pipeline/reports/sqlEngine";
import { aReaderKey } from "../../fixtures/aKey";
import { memoryObjectStore } from "../../support/objectStore.memory";
import { type Answered, aQueryApi, askedAtMs, countedRunner, type QueryApiOptions } from "./aQueryApi";

/** A report of numbered rows, as many as a test's engine gives. */
const numbered: AnyReport = defineReport({
  name: "numbered",
  title: "Numbered rows",
  group: "clicks",
  doc: "Rows with numbers.",
  parameters: {
    ...scope,
    mood: orElse(choice(["good", "bad"], { doc: "The mood.", example: "good" }), "good"),
  },
  live: true,
  row: rowOf({
    n: count("The number."),
    name: orNull(text("A name.")),
    share: number("A share."),
    at: time("A time."),
  }),
  sql: ({ events }) => `SELECT 1 AS n FROM ${events} WHERE ${inScope} AND :mood = 'good'`,
});

/** The same, over the lake alone. */
const settled: AnyReport = { ...numbered, name: "settled", live: undefined };

const atMs = Date.UTC(2026, 2, 1, 18);

const aRow = (n: number, fields: object = {}) => ({
  n,
  name: `row ${n}`,
  share: 0.5,
  at: atMs + n,
  ...fields,
});

const rowsUpTo = (length: number) => Array.from({ length }, (_, i) => aRow(i + 1));

const givingRows = (rows: Awaited<ReturnType<SqlEngine["query"]>>) =>
  countedRunner({ query: async () => rows });

const anApi = (rows: readonly object[] = rowsUpTo(3), options: QueryApiOptions = {}) =>
  aQueryApi({ reports: [numbered, settled], runner: givingRows(rows as never), ...options });

const target = "/v1/reports/numbered?from=2026-03-01&to=2026-03-02";

const numbersOf = ({ document }: Answered): readonly number[] =>
  document.rows.map(({ n }: { readonly n: number }) => n);

test("the answer to a report tells what was asked, when it was computed, its columns and its rows", async () => {
  const answer = await anApi(rowsUpTo(1)).get(`${target}&mood=bad&site_id=luna`);
  expect(answer.status).toBe(200);
  expect(answer.headers["content-type"]).toBe("application/json");
  expect(answer.document).toEqual({
    report: "numbered",
    title: "Numbered rows",
    parameters: { from: "2026-03-01", to: "2026-03-02", time_zone: "UTC", site_id: "luna", mood: "bad" },
    live: false,
    as_of: "2026-03-04T12:00:00.000Z",
    columns: numbered.row.columns,
    rows: [{ n: 1, name: "row 1", share: 0.5, at: "2026-03-01T18:00:00.001Z" }],
    next: null,
  });
  expect(answer.headers["link"]).toBeUndefined();
});

test("what is bound is what was asked, for the sites of the key", async () => {
  const runner = givingRows([]);
  const keys = [aReaderKey({ sites: ["luna", "alba", "luna"] })];
  await anApi([], { keys, runner }).get(`${target}&mood=bad&time_zone=Europe/Rome`);
  expect(new Set(runner.started[0]?.parameters)).toEqual(
    new Set(["2026-03-01", "2026-03-02", "Europe/Rome", "alba,luna", "bad"]),
  );
});

test.each([
  ["", ["from: required. The first day.", "to: required. The last day, included."]],
  [
    "?from=2026-03-01&to=yesterday",
    ['to: must be a date as 2026-03-01, from 1990-01-01 to 2199-12-31, not "yesterday"'],
  ],
  ["?from=2026-03-02&to=2026-03-01", ["to: 2026-03-01 is before from, 2026-03-02"]],
  ["?from=2026-03-01&to=2026-03-02&format=xml", ['format: must be one of json, csv, sql, not "xml"']],
  ["?from=2026-03-01&to=2026-03-02&limit=0", ['limit: must be a whole number from 1 to 10000, not "0"']],
  [
    "?from=2026-03-01&to=2026-03-02&limit=10001",
    ['limit: must be a whole number from 1 to 10000, not "10001"'],
  ],
  ["?from=2026-03-01&to=2026-03-02&live=maybe", ['live: must be one of true, false, not "maybe"']],
  [
    "?from=2026-03-01&to=2026-03-02&cursor=x",
    ['cursor: must be a cursor as the answer before gave it: its member next, not "x"'],
  ],
  [
    "?from=2026-03-01&to=2026-03-02&colour=red",
    [
      '"colour": no parameter of numbered, which has from, to, time_zone, site_id, mood, live, format, limit, cursor',
    ],
  ],
])("asking with %j is answered 400 with every rule that it breaks", async (search, errors) => {
  const answer = await anApi().get(`/v1/reports/numbered${search}`);
  expect(answer.status).toBe(400);
  expect(answer.headers["content-type"]).toBe("application/problem+json");
  expect(answer.document).toEqual({
    type: "urn:footfall:problem:invalid_parameters",
    title: "Bad request",
    status: 400,
    detail: errors[0],
    errors,
  });
});

test("a key in the query string is no parameter, and is in no address that is given back", async () => {
  const answer = await anApi(rowsUpTo(3)).get(`${target}&limit=1&key=the-key-of-reader-1`, {
    headers: { authorization: "" },
  });
  expect(answer.status).toBe(200);
  expect(JSON.stringify(answer)).not.toContain("the-key-of");
});

test("live is refused of a report that has no live form, and false is not", async () => {
  const path = target.replace("numbered", "settled");
  const answer = await anApi().get(`${path}&live=true`);
  expect(answer.document).toMatchObject({
    status: 400,
    errors: ["live: must be false, not true: the report settled has no live form"],
  });
  expect((await anApi().get(`${path}&live=false`)).status).toBe(200);
});

test("a live answer is of the live tables, says so, and is kept by nobody", async () => {
  const runner = givingRows([]);
  let nowMs = askedAtMs;
  const api = anApi([], { runner, now: () => nowMs++ });
  const answer = await api.get(`${target}&live=true`);
  expect(answer.document.live).toBe(true);
  expect(answer.headers).toMatchObject({ "cache-control": "no-store" });
  expect(answer.headers["etag"]).toBeUndefined();
  await api.get(`${target}&live=true`);
  expect(runner.started.map(({ sql }) => sql)).toEqual([numbered.live?.sql, numbered.live?.sql]);
});

test("a report that there is not is 404, and the answer names those that there are", async () => {
  const { status, document } = await anApi().get("/v1/reports/nonsense");
  expect(status).toBe(404);
  expect(document).toMatchObject({
    type: "urn:footfall:problem:no_such_report",
    detail: 'there is no report "nonsense": there are numbered, settled',
  });
});

test("the list tells each report's parameters, with their defaults, and its columns", async () => {
  const { document } = await anApi().get("/v1/reports");
  expect(document.reports).toHaveLength(2);
  expect(document.reports[0]).toMatchObject({
    name: "numbered",
    group: "clicks",
    live: true,
    columns: numbered.row.columns,
  });
  expect(document.reports[1].live).toBe(false);
  const parameters = new Map(
    document.reports[0].parameters.map((each: { name: string }) => [each.name, each]),
  );
  expect(parameters.get("from")).toMatchObject({
    required: true,
    schema: { type: "string", format: "date" },
  });
  expect(parameters.get("mood")).toMatchObject({ required: false, default: "good" });
  expect([...parameters.keys()]).toEqual([
    ...Object.keys(numbered.parameters),
    "live",
    "format",
    "limit",
    "cursor",
  ]);
});

test("no report has a parameter by the name of one of the API's own", () => {
  const own = ["live", "format", "limit", "cursor", "key"];
  const names = allReports.flatMap(({ parameters }) => Object.keys(parameters));
  expect(names.filter((name) => own.includes(name))).toEqual([]);
});

describe("pages", () => {
  test.each([
    ["numbered", ""],
    ["numbered", "&live=true"],
  ])(
    "by following the links every row of %s%s comes once, in its order, in the form asked for",
    async (name, live) => {
      const api = anApi(rowsUpTo(7));
      let next = `/v1/reports/${name}?from=2026-03-01&to=2026-03-02&mood=bad&limit=3${live}`;
      const pages: (readonly number[])[] = [];
      for (;;) {
        const answer = await api.get(next);
        expect(answer.document.parameters.mood).toBe("bad");
        pages.push(numbersOf(answer));
        const link = /^<(.+)>; rel="next"$/.exec(answer.headers["link"] ?? "")?.[1];
        expect(answer.document.next).toBe(
          link === undefined ? null : new URLSearchParams(link.split("?")[1]).get("cursor"),
        );
        if (link === undefined) break;
        next = link;
      }
      expect(pages).toEqual([[1, 2, 3], [4, 5, 6], [7]]);
    },
  );

  test("a page has a thousand rows where nobody says, and ten thousand at most", async () => {
    const api = anApi(rowsUpTo(10_001));
    expect(numbersOf(await api.get(target))).toHaveLength(1_000);
    const most = await api.get(`${target}&limit=10000`);
    expect(numbersOf(most)).toHaveLength(10_000);
    expect(numbersOf(await api.get(`${target}&limit=10000&cursor=${most.document.next}`))).toEqual([10_001]);
  });

  test("a cursor of another question, of another answer or of an answer that is gone is 410", async () => {
    const api = anApi(rowsUpTo(3));
    const { document } = await api.get(`${target}&limit=2`);
    const { document: live } = await api.get(`${target}&limit=2&live=true`);
    for (const asked of [
      `${target}&mood=bad&cursor=${document.next}`,
      `${target}&live=true&cursor=${document.next}`,
      `${target}&cursor=${live.next}`,
      `${target}&live=true&mood=bad&cursor=${live.next}`,
    ]) {
      const answer = await api.get(asked);
      expect([answer.status, answer.document.type]).toEqual([410, "urn:footfall:problem:cursor_expired"]);
    }
    const elsewhere = await anApi(rowsUpTo(3)).get(`${target}&limit=2&live=true&cursor=${live.next}`);
    expect(elsewhere.status).toBe(410);
  });

  test.each(["json", "csv"])(
    "a page of %s stays below what a function may answer, and goes on",
    async (format) => {
      const long = '"'.repeat(1_000);
      const rows = Array.from({ length: 4_000 }, (_, i) => aRow(i, { name: long }));
      const api = anApi(rows);
      let asked: string | undefined = `${target}&limit=10000&format=${format}`;
      let seen = 0;
      for (let pages = 0; asked !== undefined && pages < 10; pages++) {
        const answer: Answered = await api.get(asked);
        expect(Buffer.byteLength(JSON.stringify(answer.body))).toBeLessThan(6_000_000 - 100_000);
        seen += format === "json" ? answer.document.rows.length : answer.body.split("\r\n").length - 2;
        asked = /^<(.+)>; rel="next"$/.exec(answer.headers["link"] ?? "")?.[1];
      }
      expect(seen).toBe(4_000);
    },
  );
});

describe("CSV", () => {
  test("is a line of names and a line a row, with the next page's link", async () => {
    const rows = [
      aRow(1, { name: 'say "cheese", please' }),
      aRow(2, { name: "two\nlines" }),
      aRow(3, { name: null, share: -0.5 }),
      aRow(4),
    ];
    const answer = await anApi(rows).get(`${target}&format=csv&limit=3`);
    expect(answer.headers).toMatchObject({
      "content-type": "text/csv; charset=utf-8; header=present",
      "content-disposition": 'attachment; filename="numbered.csv"',
    });
    expect(answer.body).toBe(
      [
        "n,name,share,at",
        '1,"say ""cheese"", please",0.5,2026-03-01T18:00:00.001Z',
        '2,"two\nlines",0.5,2026-03-01T18:00:00.002Z',
        "3,,-0.5,2026-03-01T18:00:00.003Z",
        "",
      ].join("\r\n"),
    );
    const link = /^<(.+)>; rel="next"$/.exec(answer.headers["link"] ?? "")?.[1] ?? "";
    expect((await anApi(rows).get(link)).body).toBe(
      "n,name,share,at\r\n4,row 4,0.5,2026-03-01T18:00:00.004Z\r\n",
    );
  });

  test("is what an Accept header can ask for, also of the next page; format says it more strongly", async () => {
    const api = anApi(rowsUpTo(2));
    const headers = { accept: "text/csv" };
    const first = await api.get(`${target}&limit=1`, { headers });
    expect(first.headers["content-type"]).toMatch(/^text\/csv/);
    expect(first.headers["link"]).toContain("format=csv");
    expect((await api.get(`${target}&format=json`, { headers })).headers["content-type"]).toBe(
      "application/json",
    );
    expect((await api.get(target, { headers: { accept: "*/*" } })).headers["content-type"]).toBe(
      "application/json",
    );
  });

  test("a text that a spreadsheet would compute is defused, a number is not", async () => {
    const rows = ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "plain"].map((name, i) =>
      aRow(i, { name, share: -1 }),
    );
    const { body } = await anApi(rows).get(`${target}&format=csv`);
    const names = body
      .split("\r\n")
      .slice(1, -1)
      .map((line) => /^\d,(.*),-1,/.exec(line)?.[1]);
    expect(names.slice(0, 4)).toEqual(["'=1+1", "'+1", "'-1", "'@SUM(A1)"]);
    expect(names[4]).toBe("'\tx");
    expect(body).toContain('"\'\rx"');
    expect(body).toContain(",plain,");
  });
});

test("HEAD is answered as GET, without a body", async () => {
  const api = anApi();
  const head = await api.get(target, { method: "HEAD" });
  const { headers, body } = await api.get(target);
  expect(head).toMatchObject({ status: 200, headers, body: "" });
  expect(body).not.toBe("");
});

test.each(["POST", "PUT", "DELETE", "PATCH"])("%s is answered 405, with what is allowed", async (method) => {
  for (const path of ["/v1/reports", target, "/v1/health", "/openapi.json"]) {
    const answer = await anApi().get(path, { method });
    expect([answer.status, answer.headers["allow"]]).toEqual([405, "GET, HEAD"]);
  }
});

test.each(["/", "/v1", "/v1/reports/", "/v1/users//metrics", "/v1/users/u", "/v1/queries", "/v2/reports"])(
  "%s is 404",
  async (path) => {
    const { status, document } = await anApi().get(path);
    expect([status, document.type]).toEqual([404, "urn:footfall:problem:no_such_path"]);
  },
);

test("each request is one line of the log, which tells neither parameters nor rows", async () => {
  const api = anApi([aRow(1, { name: "canary" })]);
  await api.get(`${target}&site_id=canary`);
  await api.get(`${target}&site_id=canary`);
  await api.get(`${target}&mood=canary`);
  await api.get("/v1/reports/canary");
  await api.get("/v1/users/canary/metrics?from=2026-03-01&to=2026-03-01");
  await api.get("/canary");
  const route = "/v1/reports/{name}";
  const common = { event: "query", key_id: "reader-1", milliseconds: 0 };
  expect(api.log).toEqual([
    { ...common, route, report: "numbered", status: 200, cached: false, scanned_bytes: 0 },
    { ...common, route, report: "numbered", status: 200, cached: true, scanned_bytes: 0 },
    { ...common, route, report: "numbered", status: 400, code: "invalid_parameters" },
    { ...common, route, status: 404, code: "no_such_report" },
    { ...common, route: "/v1/users/{id}/metrics", status: 200 },
    { event: "query", status: 404, code: "no_such_path", milliseconds: 0 },
  ]);
  expect(JSON.stringify(api.log)).not.toContain("canary");
});

test("rows that are not what the report says are a failure of the query, without what they hold", async () => {
  const api = anApi([{ n: "canary" }]);
  const answer = await api.get(target);
  expect([answer.status, answer.document.type]).toEqual([502, "urn:footfall:problem:query_failed"]);
  expect(JSON.stringify([answer, api.log])).not.toContain("canary");
  expect(api.log[0]).toMatchObject({ error: "UnexpectedRow", code: "query_failed" });
});

test("a store that fails is answered 503 with Retry-After, and named to nobody", async () => {
  const failing = async () => {
    throw new TypeError("secret-bucket");
  };
  const api = anApi([], {
    results: { ...memoryObjectStore("secret-bucket"), get: failing, put: failing },
  });
  const answer = await api.get(target);
  expect([answer.status, answer.headers["retry-after"]]).toEqual([503, "5"]);
  expect(api.log[0]).toMatchObject({ status: 503, error: "TypeError" });
  expect(JSON.stringify([answer, api.log])).not.toContain("secret-bucket");
});
