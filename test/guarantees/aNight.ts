import { gzipSync } from "node:zlib";
import { decode } from "../../pipeline/event/decode";
import { events as eventsDataset } from "../../pipeline/event/events";
import { aWorld, type Kept, type Sending, type World, type WorldSettings } from "./aWorld";
import { heal, hourMs, longestLeftoverMs } from "./heal";
import { batchIdOf, canonicalText, shardOfLines } from "./oracle";

/** An hour is remembered for the next one only, so that an id of two hours ago is another event. */
export const nightSettings: WorldSettings = {
  shards: 2,
  windowHours: 1,
  lookbackHours: 3,
  isBuffered: false,
};

/**
 * A night in which everything happens that a night has in store: repetitions within a batch, between batches, shards and
 * hours, and beyond the window; one id for two contents, in all these ways; clocks that are wrong; instants exactly on
 * borders; users in both hours, and two of whom nothing is left but a repetition and a conflict; what cannot be
 * read, in ingest and in the raw bucket. The first hour has been compacted.
 */
export const aNight = {
  /** Before any of it was sent. */
  before: async (): Promise<Kept> => {
    const world = aWorld({ settings: nightSettings });
    for (const sending of firstHour) await world.send(sending);
    await world.deliver();
    world.advanceTo("2026-03-01T23:05:00Z");
    await world.compact();
    return world.kept();
  },

  /** All that is sent, and the part of it that differs most. */
  sendings: () => ({ all: aroundMidnight, part: [0, 2, 4, 6].flatMap((at) => aroundMidnight[at] ?? []) }),

  /** All of it received, nothing counted. */
  received: async (): Promise<Kept> => {
    const world = aWorld({ settings: nightSettings, from: await aNight.before() });
    for (const sending of aroundMidnight) await world.send(sending);
    for (const [key, body] of unreadable) await world.putRaw(key, body);
    return world.kept();
  },

  /** At the time of a run that has both hours to compact. Of the notifications one was lost, one doubled, some are late. */
  over: async (): Promise<Kept> => {
    const world = aWorld({ settings: nightSettings, from: await aNight.received() });
    world.requeue((keys) => keys.flatMap((key, at) => (at === 1 ? [] : at === 2 ? [key, key] : [key])));
    await world.deliver(5);
    world.advanceTo("2026-03-02T01:05:00Z");
    return world.kept();
  },

  /**
   * Compacted, and then what comes late to each of its hours: a put that straddled the close, and batches that take over
   * events which the lake shows already. The next run has to do with all of them.
   */
  late: async (): Promise<Kept> => {
    const world = aWorld({ settings: nightSettings, from: await aNight.over() });
    await world.compact();
    world.advanceTo("2026-03-02T02:05:00Z");
    await world.compact();
    await aNight.addLate(world);
    world.advanceTo("2026-03-02T03:05:00Z");
    return world.kept();
  },

  addLate: async (world: World, named?: string): Promise<void> => {
    for (const sending of late) await world.putRaw(...(await world.rawObjectOf(sending)), named);
  },

  /**
   * Late, when runs have left behind all that a sweep has to take away, and that long ago: files that were never shown,
   * files that were replaced, lists and sidecars with them.
   */
  littered: async (): Promise<Kept> => {
    let kept = await aNight.late();
    for (const put of [/\/data\//, /\/quarantine\//, /\.json$/]) {
      const clean = aWorld({ settings: nightSettings, from: kept });
      await clean.compact();
      const call = clean.ports.calls.find(
        ({ method, subject }) => method === "put" && put.test(subject),
      )?.number;
      if (call === undefined) throw new Error(`a compaction of late objects puts nothing like ${put}`);
      const killed = aWorld({
        settings: nightSettings,
        from: kept,
        faults: [{ call, kind: "killed after" }],
      });
      await killed.compact();
      killed.advanceTo(killed.now() + 3 * hourMs);
      kept = killed.kept();
    }
    const world = aWorld({ settings: nightSettings, from: kept });
    await heal(world);
    world.advanceTo(world.now() + longestLeftoverMs);
    return world.kept();
  },
};

const anEvent = (
  id: string,
  at: string,
  fields: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> => ({
  event_id: id,
  event_type: "page_view",
  site_id: "luna",
  occurred_at: at.length > 12 ? at : `2026-03-01T${at}Z`,
  ...fields,
});

/** The batch with one more event, by which ingest files it under a shard, and before others if so wished. */
const inShard = (shard: number, sending: Sending, comesFirst = false): Sending => {
  for (let mark = 0; ; mark++) {
    const marked = [...sending.events, anEvent(`mark-${mark}-${sending.at}`, sending.at)];
    const canonical = marked.flatMap((each) => {
      const event = decode(eventsDataset.codec, each);
      return event.kind === "valid" ? [canonicalText(event.value)] : [];
    });
    if (shardOfLines(canonical, nightSettings.shards) !== shard) continue;
    if (!comesFirst || batchIdOf(canonical).startsWith("0")) return { ...sending, events: marked };
  }
};

const ada = { user_id: "ada", session_id: "visit-1" };
const bob = { user_id: "bob", session_id: "visit-2" };

const landing = anEvent("landing", "23:09:00", { anonymous_id: "a-1", page_path: "/luna" });
const bought = anEvent("bought", "23:09:30", {
  ...ada,
  event_type: "item_buy",
  item_id: "burrata",
  order_id: "o-1",
  quantity: 2,
});
const order = (total: number) =>
  anEvent("order", "23:09:40", {
    ...ada,
    event_type: "order_placed",
    order_id: "o-1",
    total_minor: total,
    currency: "EUR",
  });
const added = (item: string) =>
  anEvent("added", "23:08:00", { ...ada, event_type: "item_add", item_id: item });
const atTheDoor = anEvent("at-the-door", "2026-03-01T23:59:58.000Z", { user_id: "dan" });
const onceADay = anEvent("once-a-day", "22:30:00", { user_id: "eve" });

const firstHour: readonly Sending[] = [
  inShard(0, {
    at: "2026-03-01T22:40:00Z",
    events: [
      anEvent("early", "22:39:00", { ...ada }),
      onceADay,
      anEvent("yesterday", "2026-02-28T23:59:59.999Z", bob),
    ],
  }),
];

const firstBatch = inShard(0, {
  at: "2026-03-01T23:10:00Z",
  events: [landing, bought, order(4_350), landing, added("burrata"), added("tiramisu")],
});

const aroundMidnight: readonly Sending[] = [
  firstBatch,
  inShard(1, {
    at: "2026-03-01T23:20:00Z",
    events: [
      landing,
      anEvent("paid", "23:19:00", { ...bob, event_type: "payment_made", order_id: "o-2", total_minor: 900 }),
      anEvent("special", "23:19:30", { anonymous_id: "a-2", event_type: "spun_the_wheel" }),
      // the first hour shows it
      anEvent("early", "22:39:00", { ...ada }),
    ],
  }),
  // an hour ahead, a month and more ago, and a future that is only the clock's
  inShard(1, {
    at: "2026-03-01T23:50:00Z",
    key: "browser",
    aheadMs: 3_600_000,
    events: [
      anEvent("skewed", "2026-03-02T00:49:00.000Z", ada),
      anEvent("long-ago", "2025-12-24T18:00:00.000Z", ada),
      anEvent("from-the-future", "2026-03-02T05:00:00.000Z", { user_id: "fay" }),
    ],
  }),
  inShard(0, {
    at: "2026-03-01T23:59:10Z",
    events: [bought, order(2_000), anEvent("nobody", "23:39:00"), atTheDoor],
  }),
  inShard(0, {
    at: "2026-03-01T23:59:59.500Z",
    events: [
      anEvent("on-the-border", "2026-03-02T00:00:00.000Z", bob),
      anEvent("before-the-border", "2026-03-01T23:59:59.999Z", bob),
      anEvent("refused", "23:59:00", { total_minor: "a lot" }),
    ],
  }),
  inShard(1, {
    at: "2026-03-02T00:00:00.000Z",
    events: [
      anEvent("just-before", "2026-03-01T23:59:59.999Z", ada),
      anEvent("midnight", "2026-03-02T00:00:00.000Z", { user_id: "gus" }),
    ],
  }),
  // the very batch once more, in the next hour
  { ...firstBatch, at: "2026-03-02T00:10:00Z" },
  // a clock that is late puts the doorman's event into the next day; another content for an id; an id of two hours ago
  inShard(0, {
    at: "2026-03-02T00:20:00Z",
    aheadMs: -600_000,
    events: [
      anEvent("bell", "2026-03-02T00:00:30.000Z", ada),
      atTheDoor,
      { ...landing, anonymous_id: undefined, user_id: "hal" },
      onceADay,
      anEvent("item", "2026-03-02T00:01:00.000Z", {
        ...bob,
        event_type: "item_buy",
        item_id: "fig",
        order_id: "o-3",
      }),
    ],
  }),
];

const late: readonly Sending[] = [
  // comes before the others of its unit: takes an event from the next hour, and the first word on an order
  inShard(
    0,
    {
      at: "2026-03-01T23:58:00Z",
      events: [
        anEvent("late", "2026-02-20T12:00:00.000Z", ada),
        order(9_900),
        anEvent("midnight", "2026-03-02T00:00:00.000Z", { user_id: "gus" }),
        anEvent("late-guest", "23:29:00", { user_id: "ida" }),
      ],
    },
    true,
  ),
  inShard(1, {
    at: "2026-03-02T00:59:59.900Z",
    events: [
      anEvent("straddling", "2026-03-02T00:59:59.000Z", { user_id: "gus" }),
      anEvent("late-guest", "23:29:00", { user_id: "ida" }),
    ],
  }),
];

/** What nobody can read: an object, lines between good ones, an object that is none of ours. */
const unreadable: readonly (readonly [string, Uint8Array])[] = [
  [`raw/events/dt=2026-03-01/hr=23/s=01/${"e".repeat(64)}.ndjson.gz`, Buffer.from("no gzip")],
  [
    `raw/events/dt=2026-03-02/hr=00/s=00/${"d".repeat(64)}.ndjson.gz`,
    gzipSync(
      [
        "no json",
        JSON.stringify({
          received_at_ms: Date.parse("2026-03-02T00:30:00Z"),
          key_id: "server-1",
          key_kind: "server",
          client: {},
          event: anEvent("replayed", "2026-03-02T00:29:00.000Z", { user_id: "dan" }),
        }),
        JSON.stringify({ event: {} }),
        "",
      ].join("\n"),
    ),
  ],
  ["raw/events/dt=2026-03-01/hr=23/notes.txt", Buffer.from("a foreign object")],
];
