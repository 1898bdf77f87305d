import { gzipSync } from "node:zlib";
import { type Expected, oracle } from "./oracle";

const keyOf = (hour: string, shard: string, batch: string): string =>
  `raw/events/dt=${hour.slice(0, 10)}/hr=${hour.slice(11)}/s=${shard}/${batch.repeat(64)}.ndjson.gz`;

/** A line received at half past its object's hour. */
const aLine = (
  hour: string,
  id: string,
  fields: Readonly<Record<string, unknown>> = {},
  sending: Readonly<Record<string, unknown>> = {},
): string =>
  JSON.stringify({
    received_at_ms: Date.parse(`${hour}:30:00Z`),
    key_id: "web-1",
    key_kind: "server",
    client: {},
    ...sending,
    event: {
      event_id: id,
      event_type: "page_view",
      occurred_at: "2026-03-01T18:29:00.000Z",
      site_id: "luna",
      user_id: "ada",
      ...fields,
    },
  });

const object = (key: string, ...lines: readonly string[]): readonly [string, Uint8Array] => [
  key,
  gzipSync(`${lines.join("\n")}\n`),
];

const inHour = (hour: string, shard: string, batch: string, ...ids: readonly string[]) =>
  object(keyOf(hour, shard, batch), ...ids.map((id) => aLine(hour, id)));

const rowsOf = ({ rows }: Expected): readonly string[] =>
  [...rows.values()].map(({ event, hour, batchId }) => `${event.event_id} ${hour} ${batchId[0]}`);

test("an event belongs to the first hour, shard, object and line that has it", () => {
  const expected = oracle(
    [
      inHour("2026-03-01T19", "00", "a", "in-two-hours"),
      inHour("2026-03-01T18", "01", "a", "in-two-shards", "in-two-hours", "in-two-hours"),
      inHour("2026-03-01T18", "00", "c", "in-two-objects"),
      inHour("2026-03-01T18", "00", "b", "in-two-objects", "in-two-shards"),
    ],
    24,
  );
  expect(rowsOf(expected)).toEqual([
    "in-two-objects 2026-03-01T18 b",
    "in-two-shards 2026-03-01T18 b",
    "in-two-hours 2026-03-01T18 a",
  ]);
  expect(expected.duplicates.map(({ hour, batchId, line }) => `${hour} ${batchId[0]} ${line}`)).toEqual([
    "2026-03-01T18 c 1",
    "2026-03-01T18 a 1",
    "2026-03-01T18 a 3",
    "2026-03-01T19 a 1",
  ]);
});

test("an id is remembered for the hours of the window after it last came up, kept or not", () => {
  const hours = ["2026-03-01T10", "2026-03-01T12", "2026-03-01T14", "2026-03-01T17"];
  const expected = oracle(
    hours.map((hour) => inHour(hour, "00", "a", "e")),
    2,
  );
  expect(rowsOf(expected)).toEqual(["e 2026-03-01T10 a", "e 2026-03-01T17 a"]);
});

test("the same id with other content is no repetition of the first, and not in the lake", () => {
  const hour = "2026-03-01T18";
  const { rows, duplicates, conflicts } = oracle(
    [
      object(
        keyOf(hour, "00", "a"),
        aLine(hour, "e"),
        aLine(hour, "e", { user_id: "bob" }),
        aLine(hour, "e"),
      ),
      inHour(hour, "00", "b", "e"),
    ],
    24,
  );
  expect([rows.size, duplicates.length]).toEqual([1, 2]);
  expect(conflicts.map(({ line, first }) => [line.event.user_id, line.line, first.line])).toEqual([
    ["bob", 2, 1],
  ]);
});

test("what cannot be read is named, and what is not ours is not", () => {
  const hour = "2026-03-01T18";
  const { unreadable, stored } = oracle(
    [
      object(keyOf(hour, "00", "a"), "{", aLine(hour, "e"), aLine(hour, "no event", { site_id: undefined })),
      [keyOf(hour, "00", "b"), Buffer.from("no gzip")],
      [`raw/events/dt=2026-03-01/hr=18/notes.txt`, Buffer.from("hello")],
    ],
    24,
  );
  expect(stored).toHaveLength(1);
  expect(unreadable.map(({ key, line }) => `${key.split("/")[5]?.[0]} ${line}`)).toEqual([
    "a 1",
    "a 3",
    "b 0",
  ]);
});

test.each([
  ["as it was sent", "18:29:00", {}, "18:29:00", "as_sent"],
  ["as it was sent, within the network's five seconds", "18:29:00", { ahead: 5 }, "18:29:00", "as_sent"],
  [
    "an hour earlier where the clock is ahead by that",
    "19:29:00",
    { ahead: 3600 },
    "18:29:00",
    "skew_corrected",
  ],
  ["five minutes after receipt at most", "18:36:00", {}, "18:35:00", "clamped_to_future_limit"],
])("an event occurred %s", (_, sentAt, { ahead }: { ahead?: number }, occurredAt, rule) => {
  const hour = "2026-03-01T18";
  const sending = ahead === undefined ? {} : { sent_at_ms: Date.parse(`${hour}:30:00Z`) + ahead * 1000 };
  const line = aLine(hour, "e", { occurred_at: `2026-03-01T${sentAt}.000Z` }, sending);
  const [row] = oracle([object(keyOf(hour, "00", "a"), line)], 24).rows.values();
  expect([new Date(row?.occurredAtMs ?? 0).toISOString(), row?.timeRule]).toEqual([
    `2026-03-01T${occurredAt}.000Z`,
    rule,
  ]);
});

test("the metrics of a user's day are sums of what the lake shows, by site", () => {
  const hour = "2026-03-01T18";
  const lines = [
    aLine(hour, "1", { session_id: "s" }),
    aLine(hour, "1", { session_id: "s" }),
    aLine(hour, "2", { event_type: "item_buy", item_id: "fig", order_id: "o", quantity: 3 }),
    aLine(hour, "3", { event_type: "item_buy", item_id: "fig", order_id: "o" }),
    aLine(hour, "4", { event_type: "order_placed", order_id: "o", total_minor: 900, currency: "EUR" }),
    aLine(hour, "5", { event_type: "payment_made", order_id: "o", total_minor: 900, site_id: "sole" }),
    aLine(hour, "6", { user_id: undefined }),
    aLine(hour, "7", { user_id: undefined, anonymous_id: "a", occurred_at: "2026-02-28T23:59:59.999Z" }),
  ];
  const { figures, users } = oracle([object(keyOf(hour, "00", "a"), ...lines)], 24);
  expect([...figures.keys()]).toEqual(["a 2026-02-28 luna", "ada 2026-03-01 luna", "ada 2026-03-01 sole"]);
  expect(figures.get("ada 2026-03-01 luna")).toMatchObject({
    events: 4,
    types: { item_buy: 2, order_placed: 1, page_view: 1 },
    pieces_bought: 4,
    ordered_minor: { EUR: 900 },
    paid_minor: {},
    sessions: [expect.any(String)],
  });
  expect(figures.get("ada 2026-03-01 sole")?.paid_minor).toEqual({ XXX: 900 });
  expect([...users].sort()).toEqual(["a", "ada"]);
});
