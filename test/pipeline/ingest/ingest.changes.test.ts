import { gzipSync } from "node:zlib";
import { aChange, anOrder, changeNames } from "../../fixtures/aChange";
import { aBrowserKey, aReaderKey, aServerKey, presented } from "../../fixtures/aKey";
import { anEvent } from "../../fixtures/anEvent";
import { anIngest } from "../../fixtures/anIngest";

const path = (name: string) => ({ path: `/v1/${name}` });
const stored = (event: Readonly<Record<string, unknown>>) => expect.objectContaining({ event });

describe.each(changeNames)("POST /v1/%s", (name) => {
  const noun = name.slice(0, -1);
  const records = [aChange(name), aChange(name, { id: "second" })];
  const shapes: Readonly<Record<string, string>> = {
    "a list": JSON.stringify(records),
    [`{"${name}": […]}`]: JSON.stringify({ [name]: records, sent_at: "2026-03-01T18:42:08Z" }),
    NDJSON: records.map((record) => JSON.stringify(record)).join("\n"),
  };

  test.each(Object.entries(shapes))(
    "takes %s, gzip or not, and makes the same object of it",
    async (_, body) => {
      const keys = new Set<string | undefined>();
      for (const sent of [body, gzipSync(body)]) {
        const ingest = anIngest();
        const answer = await ingest.send(sent, path(name));
        expect(answer).toMatchObject({ status: 202, body: { accepted: 2, rejected: [] } });
        expect(await ingest.linesOf("raw/")).toEqual(records.map(stored));
        keys.add((await ingest.keysOf("raw/"))[0]);
      }
      expect([...keys]).toEqual([
        expect.stringMatching(
          new RegExp(`^raw/${name}/dt=2026-03-01/hr=18/s=0[0-3]/[0-9a-f]{64}\\.ndjson\\.gz$`),
        ),
      ]);
    },
  );

  test("takes one record, and stores when and by which key it came", async () => {
    const ingest = anIngest();
    const answer = await ingest.send(JSON.stringify(records[0]), path(name));
    expect(answer).toMatchObject({ status: 202, body: { accepted: 1, rejected: [] } });
    expect(await ingest.linesOf("raw/")).toEqual([
      {
        received_at_ms: Date.UTC(2026, 2, 1, 18, 42, 8),
        key_id: "server-1",
        key_kind: "server",
        client: {},
        event: records[0],
      },
    ]);
  });

  test("answers for each record by its place and id, and sets the bad ones aside", async () => {
    const ingest = anIngest();
    const batch = [aChange(name, { currency: "euro", colour: "red" }), records[1], 7, { id: 6 }];
    const answer = await ingest.send(JSON.stringify(batch), path(name));
    expect(answer).toMatchObject({ status: 202, body: { accepted: 1 } });
    expect(answer.body.rejected).toMatchObject([
      {
        index: 0,
        id: aChange(name)["id"],
        errors: expect.arrayContaining([
          `colour: not a field of ${name}; put custom values under properties`,
        ]),
      },
      { index: 2, id: null, errors: [`${name}: must be a JSON object`] },
      { index: 3, id: null },
    ]);
    expect(answer.body.rejected?.[0]).not.toHaveProperty("event_id");
    expect(await ingest.keysOf("rejected/")).toEqual([
      expect.stringMatching(new RegExp(`^rejected/${name}/dt=2026-03-01/hr=18/`)),
    ]);
    expect(await ingest.linesOf("rejected/")).toMatchObject([
      { index: 0, id: aChange(name)["id"], record: batch[0] },
      { index: 2, id: null, record: 7 },
      { index: 3, id: null, record: { id: 6 } },
    ]);
  });

  test.each<[string, string, number, string, string]>([
    ["an empty list", "[]", 400, "no_records", `the batch has no ${name}`],
    ["an empty body", "", 400, "empty_body", `the body is empty: send a`],
    [
      "501 records",
      JSON.stringify(Array(501).fill(records[0])),
      413,
      "too_many_records",
      `the batch has 501 ${name}; `,
    ],
    [
      "another envelope member",
      JSON.stringify({ [name]: records, events: [] }),
      400,
      "unknown_batch_field",
      `a batch has ${name} and sent_at, but no events`,
    ],
    [
      "no good record",
      "[7]",
      400,
      "nothing_accepted",
      `none of the 1 ${name} was acceptable: ${name}: must be`,
    ],
  ])("refuses %s in its own words", async (_, body, status, code, detail) => {
    const answer = await anIngest().send(body, path(name));
    expect(answer).toMatchObject({ status, body: { type: `urn:footfall:problem:${code}` } });
    expect(answer.body.detail?.startsWith(detail)).toBe(true);
  });

  test("tells of a record's shape as what it is", async () => {
    const ndjson = `{"id": "broken\n${JSON.stringify({ ...records[0], properties: { a: "x".repeat(32_000) } })}\n{}`;
    const errors = (await anIngest().send(ndjson, path(name))).body.rejected?.map((each) => each.errors[0]);
    expect(errors?.[0]).toMatch(new RegExp(`^${noun}: is not JSON: `));
    expect(errors?.[1]).toMatch(new RegExp(`^${noun}: has \\d+ bytes as compact JSON; the limit is 32000$`));
  });

  test("is refused to a browser's key, before the body is read", async () => {
    const key = aBrowserKey();
    const ingest = anIngest({ keys: [key] });
    const answer = await ingest.send("{{", {
      ...path(name),
      headers: { authorization: `Bearer ${presented(key)}` },
    });
    expect(answer).toMatchObject({
      status: 403,
      body: {
        type: "urn:footfall:problem:key_kind_not_allowed",
        detail: `key browser-1 is a browser key, which may not send ${name}: send them with a server key`,
      },
    });
    expect(ingest.log).toMatchObject([{ dataset: name, code: "key_kind_not_allowed", key_id: "browser-1" }]);
  });

  test("takes POST only", async () => {
    const answer = await anIngest().send("", { ...path(name), method: "GET" });
    expect(answer).toMatchObject({ status: 405, body: { detail: `/v1/${name} takes POST, not GET` } });
    expect(answer.headers["allow"]).toBe("POST");
  });

  test("answers 503 where the store fails, and says that sending again is safe", async () => {
    const ingest = anIngest();
    const failing = { ...ingest.store, put: () => Promise.reject(new RangeError("no answer")) };
    const answer = await anIngest({ store: failing }).send(JSON.stringify(records), path(name));
    expect(answer).toMatchObject({
      status: 503,
      body: { detail: `the batch could not be stored: send the same ${name} again` },
    });
  });

  test("a key writes to its own sites alone", async () => {
    const ingest = anIngest({ keys: [aServerKey({ sites: ["bar-sole", "caffe"] })] });
    const answer = await ingest.send(
      JSON.stringify([records[0], aChange(name, { site_id: "bar-sole" })]),
      path(name),
    );
    expect(answer.body).toMatchObject({
      accepted: 1,
      rejected: [{ index: 0, errors: ["site_id: key server-1 may not write to trattoria-luna"] }],
    });
  });

  test.each([[undefined], [null]])(
    "a record whose site is %j is of the only site of its key",
    async (site) => {
      const ingest = anIngest({ keys: [aServerKey({ sites: ["bar-sole"] })] });
      const answer = await ingest.send(JSON.stringify(aChange(name, { site_id: site })), path(name));
      expect(answer.body).toMatchObject({ accepted: 1 });
      expect(await ingest.linesOf("raw/")).toEqual([stored(aChange(name, { site_id: "bar-sole" }))]);
    },
  );

  test.each([[["*"]], [["bar-sole", "caffe"]], [[]]])(
    "a record without site is refused where its key is for %j, and told why",
    async (sites) => {
      const ingest = anIngest({ keys: [aServerKey({ sites })] });
      const answer = await ingest.send(JSON.stringify(aChange(name, { site_id: undefined })), path(name));
      expect(answer.body.rejected).toMatchObject([
        { errors: ["site_id: required, because key server-1 is not for exactly one site"] },
      ]);
    },
  );
});

test.each(["events", ...changeNames])("a reader's key writes no %s", async (name) => {
  const key = aReaderKey();
  const answer = await anIngest({ keys: [key] }).send("[]", {
    ...path(name),
    headers: { authorization: `Bearer ${presented(key)}` },
  });
  expect(answer).toMatchObject({
    status: 403,
    body: {
      type: "urn:footfall:problem:key_kind_not_allowed",
      detail: expect.stringMatching(
        new RegExp(`^key reader-1 is a reader key, which may not send ${name}: `),
      ),
    },
  });
});

test("a record without site is the same object as one that names the key's only site", async () => {
  const keys = new Set<string | undefined>();
  for (const site_id of [undefined, "bar-sole"]) {
    const ingest = anIngest({ keys: [aServerKey({ sites: ["bar-sole"] })] });
    await ingest.send(JSON.stringify(anOrder({ site_id })), path("orders"));
    keys.add((await ingest.keysOf("raw/"))[0]);
  }
  expect(keys.size).toBe(1);
});

test("an event without site is refused, whatever its key", async () => {
  const ingest = anIngest({ keys: [aServerKey({ sites: ["bar-sole"] })] });
  const answer = await ingest.send(JSON.stringify(anEvent({ site_id: undefined })));
  expect(answer.body.rejected).toMatchObject([
    { errors: [expect.stringMatching(/^site_id: required, 1 to /)] },
  ]);
});

test("what is wrong with an amount is told beside the record", async () => {
  const answer = await anIngest().send(
    JSON.stringify([
      anOrder({ total_amount: 0.1 + 0.2 }),
      anOrder({ total_amount: "10.5", currency: "JPY" }),
    ]),
    path("orders"),
  );
  expect(answer.body.rejected?.map(({ errors }) => errors)).toEqual([
    [
      'total_amount: must be an amount in the currency\'s major unit, as "43.50" or 43.5, of at most 12 digits ' +
        "before the point and 4 after it, not 0.30000000000000004",
    ],
    ["total_amount: JPY has 0 decimals, which 10.5 exceeds"],
  ]);
});

test.each(["/v1/order", "/v1/orders/", "/v1/Orders", "/v1", "/v1/refunds"])(
  "there is no %s",
  async (unknown) => {
    const answer = await anIngest().send(JSON.stringify(anOrder()), { path: unknown });
    expect(answer).toMatchObject({ status: 404, body: { detail: `there is no ${unknown} here` } });
  },
);
