import { httpReportClient } from "../../../dashboard/app/api/httpReportClient";
import type { AskError, Question } from "../../../dashboard/app/api/reportClient";
import { aPage, aProblem, aRunningQuery, aScriptedApi, type Scripted, someCsv } from "./aScriptedApi";

const aQuestion: Question<"hours"> = {
  report: "hours",
  parameters: { to: "2026-03-31", from: "2026-03-01", site_id: "trattoria-luna" },
  live: false,
};
const address =
  "/v1/reports/hours?format=json&from=2026-03-01&limit=10000&site_id=trattoria-luna&to=2026-03-31";
const csvAddress = address.replace("json", "csv");
const never = new AbortController().signal;

const asking = (...script: readonly Scripted[]) => {
  const api = aScriptedApi(...script);
  return { ...api, client: httpReportClient(api.parts) };
};

const failureOf = (asked: Promise<unknown>): Promise<AskError> =>
  asked.then(
    () => Promise.reject(new Error("there is an answer")),
    (error: AskError) => error,
  );

describe("asking", () => {
  test("sends the key in a header, to a path of the page's own origin, and lets the browser revalidate", async () => {
    const { client, requests } = asking(aPage([{ hour_of_day: 18, views: 412 }]));
    const answer = await client.ask(aQuestion, never);
    expect(answer).toEqual({
      title: "Hours of the day",
      columns: [
        { name: "hour_of_day", types: ["integer"], format: undefined, doc: "0 to 23." },
        { name: "views", types: ["integer", "null"], format: undefined, doc: "Page views." },
      ],
      rows: [{ hour_of_day: 18, views: 412 }],
      asOf: new Date("2026-04-01T08:12:09.113Z"),
      truncated: false,
    });
    expect(requests).toMatchObject([
      { address, init: { headers: { authorization: "Bearer ffr_a" }, cache: "no-cache" } },
    ]);
  });

  test("asks for what is new where the report has a live form, and leaves it out where it has none", async () => {
    const { client, addresses } = asking(aPage([]), aPage([], { report: "quality-volume" }));
    await client.ask({ ...aQuestion, live: true }, never);
    await client.ask({ ...aQuestion, report: "quality-volume", live: true }, never);
    expect(addresses().map((each) => each.includes("live=true"))).toEqual([true, false]);
  });

  test("follows cursors until there are no more rows", async () => {
    const { client, addresses } = asking(
      aPage([{ hour_of_day: 1, views: 1 }], { next: "c 1" }),
      aPage([{ hour_of_day: 2, views: null }]),
    );
    const { rows, truncated } = await client.ask(aQuestion, never);
    expect({ rows, truncated }).toEqual({
      rows: [
        { hour_of_day: 1, views: 1 },
        { hour_of_day: 2, views: null },
      ],
      truncated: false,
    });
    expect(addresses()[1]).toBe(`${address}&cursor=c+1`);
  });

  test("takes 10,000 rows, and says that there are more", async () => {
    const rows = Array.from({ length: 6000 }, () => ({ hour_of_day: 1, views: 1 }));
    const { client, addresses } = asking(aPage(rows, { next: "a" }), aPage(rows, { next: "b" }));
    const answer = await client.ask(aQuestion, never);
    expect([answer.rows.length, answer.truncated, addresses().length]).toEqual([10_000, true, 2]);
  });

  test("begins again where the data changed between two pages", async () => {
    const { client, addresses } = asking(
      aPage([{ hour_of_day: 1, views: 1 }], { next: "a" }),
      aProblem(410, "cursor_expired"),
      aPage([{ hour_of_day: 3, views: 3 }]),
    );
    expect((await client.ask(aQuestion, never)).rows).toEqual([{ hour_of_day: 3, views: 3 }]);
    expect(addresses()).toEqual([address, `${address}&cursor=a`, address]);
  });

  test("gives up where the data changes each time", async () => {
    const { client, requests } = asking(...Array.from({ length: 3 }, () => aProblem(410, "cursor_expired")));
    expect(await failureOf(client.ask(aQuestion, never))).toMatchObject({ reason: "busy" });
    expect(requests).toHaveLength(3);
  });

  test("asks one after the other where more than four are asked at once", async () => {
    const script = Array.from({ length: 9 }, () => async () => aPage([]));
    const { client, requests, mostAtOnce } = asking(...script);
    const questions = script.map((_, index) => ({ ...aQuestion, parameters: { site_id: `site-${index}` } }));
    await Promise.all(questions.map((question) => client.ask(question, never)));
    expect([requests.length, mostAtOnce()]).toEqual([9, 4]);
  });
});

describe("queries that take long", () => {
  test("are asked for where the API says, when it says, with their next pages there", async () => {
    const { client, addresses, pausesMs } = asking(
      aRunningQuery(),
      aRunningQuery(),
      aPage([{ hour_of_day: 1, views: 1 }], { next: "n" }),
      aPage([]),
    );
    expect((await client.ask(aQuestion, never)).rows).toHaveLength(1);
    const query = "/v1/queries/4f53?format=json&limit=10000";
    expect(addresses()).toEqual([address, query, query, `${query}&cursor=n`]);
    expect(pausesMs).toEqual([2000, 2000]);
  });

  test("are given up after five minutes", async () => {
    const api = asking(aRunningQuery(), async () => {
      api.fiveMinutesPass();
      return new Promise<Response>(() => undefined);
    });
    expect(await failureOf(api.client.ask(aQuestion, never))).toMatchObject({
      reason: "busy",
      message: "The query takes longer than five minutes.",
    });
  });

  test("are asked for anew where they are forgotten", async () => {
    const { client, addresses } = asking(aRunningQuery(), aProblem(404, "no_such_query"), aPage([]));
    await client.ask(aQuestion, never);
    expect(addresses()[2]).toBe(address);
  });

  test("are not followed to another origin, which would be sent the key", async () => {
    const elsewhere = new Response("{}", {
      status: 202,
      headers: { location: "//evil.example/v1/queries/1" },
    });
    const { client, requests } = asking(elsewhere);
    expect(await failureOf(client.ask(aQuestion, never))).toMatchObject({ reason: "broken" });
    expect(requests).toHaveLength(1);
  });
});

describe("what goes wrong", () => {
  test.each([
    [aProblem(401, "key_unknown"), "signed_out", "The key is not known, or no longer."],
    [aProblem(403, "site_not_allowed"), "forbidden", "Site_not_allowed: so."],
    [aProblem(403, "key_kind_not_allowed"), "forbidden", "Key_kind_not_allowed: so."],
    [aProblem(400, "invalid_parameters", { errors: ["from: a", "to: b"] }), "wrong", "From: a; to: b."],
    [aProblem(422, "query_too_expensive"), "too_much", "This reads more data than one question may."],
    [aProblem(422, "a_code_to_come"), "too_much", "A_code_to_come: so."],
    [aProblem(502, "query_failed"), "broken", "The query failed."],
    [new Response("<h1>Not found</h1>", { status: 404 }), "broken", "The API answered 404."],
    [new Response("<h1>Footfall</h1>"), "broken", "What came is no answer to hours: it is not JSON."],
    [aPage([], { report: "revenue" }), "broken", 'What came is no answer to hours: it is one to "revenue".'],
    [
      aPage([{ hour_of_day: 1.5, views: 1 }]),
      "broken",
      "What came is no answer to hours: hour_of_day: must be integer, not 1.5.",
    ],
    [
      aPage([{ hour_of_day: 1 }]),
      "broken",
      "What came is no answer to hours: views: must be integer or null, it is missing.",
    ],
    [
      aPage([], { as_of: "now" }),
      "broken",
      'What came is no answer to hours: as_of: must be a time, not "now".',
    ],
    [aPage([], { next: "again" }), "broken", "A page of hours has no rows, and names a next one."],
  ])("%# is told in words, with what to do", async (response, reason, message) => {
    const { client, requests } = asking(response);
    const error = await failureOf(client.ask(aQuestion, never));
    expect(error).toMatchObject({ name: "AskError", reason, message });
    expect(error.advice).toMatch(/^[A-Z].+\.$/);
    expect(requests).toHaveLength(1);
  });

  test("says once that the key is not known, however many ask", async () => {
    const { client, signedOut } = asking(aProblem(401, "key_unknown"), aProblem(401, "key_unknown"));
    await failureOf(client.ask(aQuestion, never));
    await failureOf(client.sql(aQuestion, never));
    expect(signedOut()).toBe(1);
  });

  test("waits as long as it is told, or ever longer, and asks four times", async () => {
    const { client, pausesMs } = asking(
      aProblem(429, "rate_limited", {}, { "retry-after": "7" }),
      new Response("", { status: 503 }),
      aProblem(503, "engine_busy", {}, { "retry-after": "soon" }),
      aProblem(429, "rate_limited"),
    );
    expect(await failureOf(client.ask(aQuestion, never))).toMatchObject({ reason: "busy" });
    expect(pausesMs).toEqual([7000, 2000, 4000]);
  });

  test("does not wait for longer than a minute", async () => {
    const { client, pausesMs } = asking(aProblem(429, "rate_limited", {}, { "retry-after": "3600" }));
    expect(await failureOf(client.ask(aQuestion, never))).toMatchObject({ reason: "busy" });
    expect(pausesMs).toEqual([]);
  });

  test("answers where the second try does", async () => {
    const { client } = asking(new TypeError("Failed to fetch"), aProblem(503, "engine_busy"), aPage([]));
    expect((await client.ask(aQuestion, never)).rows).toEqual([]);
  });

  test("says that nothing came where it did not twice", async () => {
    const { client } = asking(new TypeError("Failed to fetch"), new TypeError("Failed to fetch"));
    expect(await failureOf(client.ask(aQuestion, never))).toMatchObject({ reason: "unreachable" });
  });
});

describe("one question asked by several", () => {
  test("is asked once while it is under way, and again afterwards", async () => {
    const { client, requests } = asking(aPage([]), aPage([]));
    const both = [client.ask(aQuestion, never), client.ask({ ...aQuestion }, never)];
    const [one, other] = await Promise.all(both);
    expect(one).toBe(other);
    expect(requests).toHaveLength(1);
    await client.ask(aQuestion, never);
    expect(requests).toHaveLength(2);
  });

  test("goes on for the one where the other leaves", async () => {
    const leaving = new AbortController();
    const { client } = asking(async () => aPage([{ hour_of_day: 1, views: 1 }]));
    const left = client.ask(aQuestion, leaving.signal);
    const stayed = client.ask(aQuestion, never);
    leaving.abort(new Error("left"));
    await expect(left).rejects.toThrow("left");
    expect((await stayed).rows).toHaveLength(1);
  });

  test("is aborted when the last has left, and then asked anew", async () => {
    const leaving = new AbortController();
    const { client, requests } = asking(() => new Promise(() => undefined), aPage([]));
    const left = client.ask(aQuestion, leaving.signal);
    leaving.abort(new Error("left"));
    const again = client.ask(aQuestion, never);
    await expect(left).rejects.toThrow("left");
    expect(requests[0]?.init.signal?.aborted).toBe(true);
    expect((await again).rows).toEqual([]);
  });

  test("is not asked at all where its asker has left already", async () => {
    const { client, requests } = asking();
    await expect(client.ask(aQuestion, AbortSignal.abort(new Error("left")))).rejects.toThrow("left");
    expect(requests).toEqual([]);
  });

  test("leaves the queue where it has not come to its turn", async () => {
    const leaving = new AbortController();
    let answer: ((page: Response) => void) | undefined;
    const open = () =>
      new Promise<Response>((resolve) => {
        answer = resolve;
      });
    const { client, requests } = asking(open, open, open, open, aPage([]));
    const ask = (site: string, signal: AbortSignal) =>
      client.ask({ ...aQuestion, parameters: { site_id: site } }, signal);
    const first = ["a", "b", "c", "d"].map((site) => ask(site, never));
    const waiting = ask("e", leaving.signal);
    const behind = ask("f", never);
    leaving.abort(new Error("left"));
    await expect(waiting).rejects.toThrow("left");
    answer?.(aPage([]));
    await first[3];
    await behind;
    expect(requests.map(({ address: each }) => /site_id=(\w)/.exec(each)?.[1])).toEqual([..."abcdf"]);
  });
});

describe("as a file", () => {
  test("has all the pages, and the names of the columns once", async () => {
    const next = `${csvAddress}&cursor=a`;
    const { client, addresses } = asking(
      someCsv("hour_of_day,views\r\n1,1\r\n", next),
      someCsv('hour_of_day,views\r\n2,"a\r\nb"\r\n'),
    );
    const file = await client.csv(aQuestion, never);
    expect(await file.text()).toBe('hour_of_day,views\r\n1,1\r\n2,"a\r\nb"\r\n');
    expect(file.type).toBe("text/csv;charset=utf-8");
    expect(addresses()).toEqual([csvAddress, next]);
  });

  test("begins again where the data changed, without the pages of before", async () => {
    const { client } = asking(
      someCsv("views\r\n1\r\n", `${csvAddress}&cursor=a`),
      aProblem(410, "cursor_expired"),
      someCsv("views\r\n5\r\n"),
    );
    expect(await (await client.csv(aQuestion, never)).text()).toBe("views\r\n5\r\n");
  });

  test.each([
    ["of another origin", someCsv("views\r\n1\r\n", "https://evil.example/v1/reports")],
    ["of which the page before had no rows", someCsv("views\r\n", `${csvAddress}&cursor=a`)],
  ])("has no page %s", async (_, page) => {
    const { client, requests } = asking(page);
    expect(await failureOf(client.csv(aQuestion, never))).toMatchObject({ reason: "broken" });
    expect(requests).toHaveLength(1);
  });

  test("is no page of HTML", async () => {
    const html = new Response("<h1>Footfall</h1>", { headers: { "content-type": "text/html" } });
    const { client } = asking(html);
    expect((await failureOf(client.csv(aQuestion, never))).message).toBe(
      "What came is not text/csv, but text/html.",
    );
  });
});

test("the statement is asked for without a page's length", async () => {
  const { client, addresses } = asking(new Response("SELECT 1"));
  expect(await client.sql(aQuestion, never)).toBe("SELECT 1");
  expect(addresses()).toEqual([address.replace("json", "sql").replace("&limit=10000", "")]);
});
