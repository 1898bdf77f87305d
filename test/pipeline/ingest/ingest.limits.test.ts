import { gzipSync } from "node:zlib";
import { anEvent, someEvents } from "../../fixtures/anEvent";
import { type Answer, anIngest } from "../../fixtures/anIngest";

const send = (body: string | Uint8Array): Promise<Answer> => anIngest().send(body);

const accepted = (count: number) => ({ status: 202, body: { accepted: count, rejected: [] } });

const refused = (status: number, code: string, detail: string) => ({
  status,
  body: { type: `urn:footfall:problem:${code}`, detail },
});

const eventText = JSON.stringify(anEvent());

describe("the body as sent", () => {
  test("may have 1,000,000 bytes", async () => {
    expect(await send(eventText.padEnd(1_000_000))).toMatchObject(accepted(1));
  });

  test("may not have one more", async () => {
    expect(await send(eventText.padEnd(1_000_001))).toMatchObject(
      refused(413, "wire_too_large", "the body has 1000001 bytes; the limit is 1000000"),
    );
  });

  test("is counted compressed where it is compressed", async () => {
    const noise = Buffer.from(Array.from({ length: 1_000_100 }, (_, i) => (i * 7919 * (i % 251)) % 256));
    const body = gzipSync(noise, { level: 0 });
    expect(await send(body)).toMatchObject(
      refused(413, "wire_too_large", `the body has ${body.length} bytes; the limit is 1000000`),
    );
  });

  test("may not be empty, nor be the gzip of nothing", async () => {
    expect(await send("")).toMatchObject(
      refused(400, "empty_body", "the body is empty: send an event, a list or NDJSON"),
    );
    expect((await send(gzipSync(""))).status).toBe(400);
  });
});

describe("the inflated body", () => {
  const tooLarge = refused(
    413,
    "inflated_too_large",
    "the body inflates to more than 5000000 bytes, the limit",
  );

  test("may have 5,000,000 bytes", async () => {
    expect(await send(gzipSync(eventText.padEnd(5_000_000)))).toMatchObject(accepted(1));
  });

  test("may not have one more", async () => {
    expect(await send(gzipSync(eventText.padEnd(5_000_001)))).toMatchObject(tooLarge);
  });

  test("may not have more in many members together", async () => {
    const member = gzipSync(Buffer.alloc(1_000_000, " "));
    expect(await send(Buffer.concat(Array(6).fill(member)))).toMatchObject(tooLarge);
  });

  test("is not inflated beyond the limit: a bomb of 200 MB is refused in little memory", async () => {
    const bomb = Buffer.concat(Array(20).fill(gzipSync(Buffer.alloc(10_000_000, "["))));
    expect(bomb.length).toBeLessThan(1_000_000);
    const before = process.memoryUsage().rss;
    expect(await send(bomb)).toMatchObject(tooLarge);
    expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000);
  });
});

describe("gzip", () => {
  const gzip = gzipSync(eventText);
  const damaged = "the body begins like gzip, but cannot be inflated: it is truncated or damaged";

  test.each([2, 9, 10, 11, gzip.length - 9, gzip.length - 8, gzip.length - 1])(
    "that ends after %i bytes is refused",
    async (length) => {
      expect(await send(gzip.subarray(0, length))).toMatchObject(refused(400, "bad_gzip", damaged));
    },
  );

  test("with a wrong checksum is refused", async () => {
    const body = Buffer.from(gzip);
    body[body.length - 6] = (body[body.length - 6] ?? 0) ^ 1;
    expect(await send(body)).toMatchObject(refused(400, "bad_gzip", damaged));
  });

  test.each([
    ["text", Buffer.from("x")],
    ["an event", Buffer.from(eventText)],
    ["a member's first bytes", gzip.subarray(0, 12)],
  ])("followed by %s is refused", async (_, tail) => {
    expect(await send(Buffer.concat([gzip, tail]))).toMatchObject(refused(400, "bad_gzip", damaged));
  });

  test("followed by padding and then by text is refused, for nobody would read the text", async () => {
    expect(await send(Buffer.concat([gzip, Buffer.alloc(8), Buffer.from(eventText)]))).toMatchObject(
      refused(400, "bad_gzip", "the body's gzip is followed by bytes that are none"),
    );
  });

  test("followed by padding alone is taken", async () => {
    expect(await send(Buffer.concat([gzip, Buffer.alloc(8)]))).toMatchObject(accepted(1));
  });
});

test.each([
  ["a byte that no UTF-8 has", [0xff]],
  ["half a character", [0xf0, 0x9f, 0x8d]],
  ["an overlong slash", [0xc0, 0xaf]],
  ["a surrogate", [0xed, 0xa0, 0x80]],
])("a body with %s is refused, plain and gzip", async (_, bytes) => {
  const body = Buffer.concat([
    Buffer.from(eventText.slice(0, -2)),
    Buffer.from(bytes),
    Buffer.from(eventText.slice(-2)),
  ]);
  for (const sent of [body, gzipSync(body)])
    expect(await send(sent)).toMatchObject(refused(400, "not_utf8", "the body is not valid UTF-8"));
});

describe.each<[string, (events: readonly unknown[]) => string]>([
  ["a list", (events) => JSON.stringify(events)],
  ['{"events": […]}', (events) => JSON.stringify({ events })],
  ["NDJSON", (events) => events.map((event) => JSON.stringify(event)).join("\n")],
])("%s", (_, textOf) => {
  test("may have 500 events", async () => {
    expect(await send(textOf(someEvents(500)))).toMatchObject(accepted(500));
  });

  test("may not have 501", async () => {
    expect(await send(textOf(someEvents(501)))).toMatchObject(
      refused(413, "too_many_events", "the batch has 501 events; the limit is 500"),
    );
  });
});

test("a body of millions of bad lines is refused without reading them all", async () => {
  const startedAtMs = performance.now();
  const lines = gzipSync("x\n".repeat(2_500_000));
  expect((await send(lines)).status).toBe(400);
  expect((await send(gzipSync(`{}\n${"x\n".repeat(2_400_000)}`))).status).toBe(413);
  expect(performance.now() - startedAtMs).toBeLessThan(3_000);
});

/** Sends one event between two good ones, and gives the errors it is rejected with; none when it is accepted. */
const errorsOf = async (event: string): Promise<readonly string[]> => {
  const ingest = anIngest();
  const neighbours = someEvents(2).map((neighbour) => JSON.stringify(neighbour));
  const answer = await ingest.send(`[${neighbours[0]},${event},${neighbours[1]}]`);
  expect(answer.status).toBe(202);
  const [rejected] = answer.body.rejected ?? [];
  expect(answer.body.accepted).toBe(rejected === undefined ? 3 : 2);
  expect(await ingest.linesOf("raw/")).toHaveLength(answer.body.accepted ?? 0);
  expect((await ingest.linesOf("rejected/")).length).toBe(rejected === undefined ? 0 : 1);
  return rejected?.errors ?? [];
};

const withProperties = (json: string): string =>
  JSON.stringify(anEvent({ properties: 0 })).replace(/0}$/, `${json}}`);

describe("an event over a limit rejects itself, and none of its neighbours", () => {
  const ofBytes = (bytes: number, filler: string): string => {
    const free = bytes - Buffer.byteLength(withProperties('{"x":""}'));
    return withProperties(`{"x":"${filler.repeat(free / Buffer.byteLength(filler))}"}`);
  };

  test.each(["x", "è"])("an event may have 32,000 bytes as compact JSON (of %s)", async (filler) => {
    const padding = (32_000 - Buffer.byteLength(withProperties('{"x":""}'))) % Buffer.byteLength(filler);
    expect(await errorsOf(ofBytes(32_000 - padding, filler))).toEqual([]);
    const larger = 32_000 - padding + Buffer.byteLength(filler);
    expect(await errorsOf(ofBytes(larger, filler))).toEqual([
      `event: has ${larger} bytes as compact JSON; the limit is 32000`,
    ]);
  });

  test("spaces between an event's members weigh nothing", async () => {
    expect(await errorsOf(`{${" ".repeat(40_000)}${eventText.slice(1)}`)).toEqual([]);
  });

  const nested = (levels: number, open: string, close: string): string =>
    withProperties(`{"x":${open.repeat(levels - 2)}1${close.repeat(levels - 2)}}`);
  const tooDeep = ["event: is nested deeper than 32 levels"];

  test.each([
    ["lists", "[", "]"],
    ["objects", '{"x":', "}"],
  ])("an event may have 32 levels of %s, itself included, and not one more", async (_, open, close) => {
    expect(await errorsOf(nested(32, open, close))).toEqual([]);
    expect(await errorsOf(nested(33, open, close))).toEqual(tooDeep);
  });

  test.each([
    ["lists", "[", "]"],
    ["objects", '{"x":', "}"],
  ])(
    "100,000 levels of %s exhaust no stack, and are set aside like any other record",
    async (_, open, close) => {
      expect(await errorsOf(nested(100_000, open, close))).toEqual(tooDeep);
    },
  );

  test.each(["__proto__", "constructor", "prototype"])("the key %s is refused at any depth", async (key) => {
    const errors = [`event: has the key ${key}, which is refused`];
    expect(await errorsOf(`{"${key}":1,${eventText.slice(1)}`)).toEqual(errors);
    expect(await errorsOf(withProperties(`{"${key}":{}}`))).toEqual(errors);
    expect(await errorsOf(withProperties(`{"a":[{"b":[[{"${key}":null}]]}]}`))).toEqual(errors);
    expect(await errorsOf(withProperties(`{"${key.replace("t", "\\u0074")}":1}`))).toEqual(errors);
    expect(await errorsOf(withProperties(`{"a":"${key}","${key}2":1}`))).toEqual([]);
  });

  test.each(['"\\ud83c"', '"a\\udf63b"', '["\\udf63\\ud83c"]', '{"a":["\\ud83c"]}'])(
    "the text %s has a lone surrogate",
    async (text) => {
      expect(await errorsOf(withProperties(`{"x":${text}}`))).toEqual([
        "event: has a string with a lone surrogate, which no Unicode text has",
      ]);
    },
  );

  test("a key cannot have a lone surrogate either", async () => {
    expect(await errorsOf(withProperties('{"a":{"\\ud83c":1}}'))).toEqual([
      "event: has a key with a lone surrogate, which no Unicode text has",
    ]);
  });

  test("a pair of surrogates is a character", async () => {
    expect(await errorsOf(withProperties('{"\\ud83c\\udf63":"\\ud83c\\udf63"}'))).toEqual([]);
  });

  test.each(["1e999", "-1e999", "1e309"])("the number %s has no double", async (number) => {
    const errors = ["event: has a number that is too large for a double"];
    expect(await errorsOf(withProperties(`{"x":[${number}]}`))).toEqual(errors);
    expect(await errorsOf(eventText.replace('"e-1"', number))).toEqual(errors);
  });

  test("the largest double is a number", async () => {
    expect(await errorsOf(withProperties('{"x":1.7976931348623157e308}'))).toEqual([]);
  });
});

test("a body of more open brackets than anybody means is refused before it is parsed", async () => {
  const deep = "[".repeat(150_001);
  const detail = "the body has more than 150000 lists and objects open at once";
  expect(await send(deep + "]".repeat(150_001))).toMatchObject(refused(400, "too_deep", detail));
  expect(await send(`${eventText}\n${deep}`)).toMatchObject(refused(400, "too_deep", detail));
});

test("an event of half a million members is one too large, set aside like any other, and costs its neighbours nothing", async () => {
  const errors = await errorsOf(`{"properties":[${"0,".repeat(480_000)}0]}`);
  expect(errors).toEqual(["event: has 960018 bytes as compact JSON; the limit is 32000"]);
});

test("of many errors ten are told, and how many are not", async () => {
  const strangers = Object.fromEntries(Array.from({ length: 2_500 }, (_, i) => [`k${i}`, 1]));
  const errors = await errorsOf(JSON.stringify(strangers));
  expect(errors).toHaveLength(11);
  expect(errors.at(-1)).toBe("event: and 2494 more errors");
});

test("the answer to the worst batch stays below what a Lambda function can return", async () => {
  const keys = Array.from({ length: 25 }, (_, i) => `"${"\\u0001".repeat(60)}${i}":0`);
  const body = gzipSync(`[${Array(500).fill(`{${keys.join()}}`).join()}]`);
  const answer = await send(body);
  expect(answer.body.rejected).toHaveLength(500);
  expect(Buffer.byteLength(JSON.stringify(answer.body))).toBeLessThan(5_000_000);
});
