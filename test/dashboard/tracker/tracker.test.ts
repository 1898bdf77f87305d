import * as fc from "fast-check";
import type { Dropped } from "../../../dashboard/tracker/tracker";
import { decode } from "../../../pipeline/event/decode";
import { events } from "../../../pipeline/event/events";
import { type ABrowser, aBrowser } from "./aBrowser";
import { aTracker, aView, dishesOf } from "./aTracker";

const viewsOf = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => aView(from + at));

describe("sending", () => {
  test("events go out together two seconds after the first, each complete by docs/events.md", async () => {
    const browser = aBrowser();
    const tracker = aTracker(browser, { common: { menu_id: "dinner", table_id: "7" } });
    tracker.track(aView(1));
    await browser.pass(1_999);
    expect(browser.requests).toEqual([]);
    tracker.track({ ...aView(2), table_id: "8" });
    await browser.pass(1);
    expect(browser.requests).toHaveLength(1);
    const [request] = browser.requests;
    expect(request?.url).toBe("https://collect.example/v1/events?key=ffb_key");
    expect(request?.sentAt).toBe(browser.nowMs);
    expect(request?.events).toMatchObject([
      {
        event_type: "item_view",
        item_id: "dish-1",
        site_id: "osteria-luna",
        occurred_at: browser.nowMs - 2_000,
        menu_id: "dinner",
        table_id: "7",
      },
      { item_id: "dish-2", occurred_at: browser.nowMs - 1, table_id: "8" },
    ]);
    for (const event of request?.events ?? []) expect(decode(events.codec, event).kind).toBe("valid");
    expect(tracker.status()).toEqual({ sent: 2, waiting: 0, dropped: 0, isRetrying: false, isSilent: false });
    expect(browser.stored.size).toBe(2);
  });

  test("the twentieth event goes out at once with those before it", async () => {
    const browser = aBrowser();
    const tracker = aTracker(browser);
    for (const view of viewsOf(0, 45)) tracker.track(view);
    await browser.pass(0);
    expect(browser.requests.map((request) => request.events.length)).toEqual([20]);
    await browser.pass(2_000);
    expect(browser.requests.map((request) => request.events.length)).toEqual([20, 20, 5]);
    expect(dishesOf(browser.requests.flatMap((request) => request.events))).toEqual(dishesOf(viewsOf(0, 45)));
  });

  test("no request has more than 60 kB", async () => {
    const browser = aBrowser();
    const tracker = aTracker(browser);
    for (const view of viewsOf(0, 5)) tracker.track({ ...view, properties: { note: "ü".repeat(14_000) } });
    await tracker.flush();
    expect(browser.requests.map((request) => request.events.length)).toEqual([2, 2, 1]);
    for (const { sentAt, events: sent } of browser.requests)
      expect(Buffer.byteLength(JSON.stringify({ sent_at: sentAt, events: sent }))).toBeLessThan(60_100);
  });

  test("flush() sends at once, and resolves when the answer is there", async () => {
    const browser = aBrowser();
    const tracker = aTracker(browser);
    tracker.track(aView(1));
    await tracker.flush();
    expect(tracker.status().sent).toBe(1);
    await browser.pass(60_000);
    expect(browser.requests).toHaveLength(1);
  });

  test("what can be no event is dropped, told, and hinders no other", async () => {
    const browser = aBrowser();
    const drops: Dropped[] = [];
    const tracker = aTracker(browser, { onDrop: (dropped) => drops.push(dropped) });
    const round: Record<string, unknown> = {};
    round["itself"] = round;
    tracker.track({ ...aView(1), properties: round as never });
    tracker.track({ ...aView(2), properties: { note: "x".repeat(33_000) } });
    tracker.track(aView(3));
    await tracker.flush();
    expect(drops.map(({ why }) => why)).toEqual(["unfit", "unfit"]);
    expect(tracker.status()).toMatchObject({ sent: 1, dropped: 2, waiting: 0 });
  });
});

describe("when it cannot be delivered", () => {
  test.each<[string, ABrowser["fate"]]>([
    ["there is no network", () => "lost"],
    ["the answer is lost", () => "answer lost"],
    ["the collector answers 503", () => ({ status: 503 })],
    ["a network's sign-in page answers 200", () => ({ status: 200, text: "<html>Welcome to Luna Wi-Fi" })],
    ["nothing answers within 30 seconds", () => "silence"],
  ])("where %s, the same events are sent again, and count once", async (_, fate) => {
    const browser = aBrowser();
    browser.fate = fate;
    const tracker = aTracker(browser);
    tracker.track(aView(1));
    await browser.pass(40_000);
    expect(browser.requests.length).toBeGreaterThan(1);
    expect(tracker.status()).toMatchObject({ sent: 0, waiting: 1, isRetrying: true });
    browser.fate = () => ({});
    await browser.pass(120_000);
    expect(new Set(browser.requests.map(({ events: [event] }) => JSON.stringify(event))).size).toBe(1);
    expect([...browser.arrived.keys()]).toHaveLength(1);
    expect(tracker.status()).toEqual({ sent: 1, waiting: 0, dropped: 0, isRetrying: false, isSilent: false });
  });

  test("pauses double up to a minute, whatever is tracked meanwhile", async () => {
    const browser = aBrowser();
    browser.fate = () => "lost";
    const tracker = aTracker(browser);
    tracker.track(aView(0));
    for (let second = 1; second <= 300; second++) {
      await browser.pass(1_000);
      if (second % 10 === 0) tracker.track(aView(second));
    }
    const times = browser.requests.map(({ sentAt }) => sentAt);
    const pauses = times.slice(1).map((time, at) => time - (times[at] as number));
    expect(pauses).toEqual([
      750, 1_500, 3_000, 6_000, 12_000, 24_000, 45_000, 45_000, 45_000, 45_000, 45_000,
    ]);
  });

  test.each<[string, ReturnType<ABrowser["fate"]>, number]>([
    ["a pause", { isLost: true, afterMs: 3_000 }, 3_000],
    ["Retry-After", { status: 429, retryAfter: "30", afterMs: 3_000 }, 30_000],
  ])("%s is not shortened by what is tracked while the answer is awaited", async (_, fate, waitMs) => {
    const browser = aBrowser();
    const tracker = aTracker(browser);
    tracker.track(aView(1));
    browser.fate = () => "lost";
    await browser.pass(4_900); // three failures
    browser.fate = () => fate;
    await browser.pass(3_000);
    const before = browser.requests.length;
    await browser.pass(1_000);
    tracker.track(aView(2));
    await browser.pass(waitMs);
    expect(browser.requests).toHaveLength(before);
    await browser.pass(6_000);
    expect(browser.requests.length).toBeGreaterThan(before);
  });

  test("the network's return ends the pause", async () => {
    const browser = aBrowser();
    browser.fate = () => "lost";
    const tracker = aTracker(browser);
    tracker.track(aView(1));
    await browser.pass(600_000);
    browser.fate = () => ({});
    tracker.page.turn("online");
    await browser.pass(0);
    expect(tracker.status().sent).toBe(1);
  });

  test.each([
    ["30", 30_000],
    ["Sun, 01 Mar 2026 18:00:32 GMT", 30_000],
    ["86400", 3_600_000],
  ])(
    "Retry-After: %s is waited for, also by flush(), by a new event and by leaving",
    async (retryAfter, waitMs) => {
      const browser = aBrowser();
      browser.fate = () => ({ status: 429, retryAfter });
      const tracker = aTracker(browser);
      tracker.track(aView(1));
      await browser.pass(2_000);
      expect(browser.requests).toHaveLength(1);
      browser.fate = () => ({});
      for (const view of viewsOf(2, 30)) tracker.track(view);
      await tracker.flush();
      tracker.page.turn("online");
      tracker.page.turn("hidden");
      await browser.pass(waitMs - 1);
      expect(browser.requests).toHaveLength(1);
      await browser.pass(1);
      expect(browser.requests.length).toBeGreaterThan(1);
      expect(tracker.status()).toMatchObject({ sent: 29, waiting: 0 });
    },
  );

  test("rejected events are dropped and told, and the others arrive", async () => {
    const browser = aBrowser();
    const drops: Dropped[] = [];
    const tracker = aTracker(browser, { onDrop: (dropped) => drops.push(dropped) });
    for (const view of viewsOf(0, 3)) tracker.track(view);
    const rejected = [{ index: 1, event_id: "x", errors: ["item_id: no"] }];
    browser.fate = () => ({ text: JSON.stringify({ accepted: 2, rejected }) });
    await tracker.flush();
    expect(tracker.status()).toMatchObject({ sent: 2, waiting: 0, dropped: 1 });
    expect(drops).toMatchObject([{ why: "rejected", reason: "item_id: no" }]);
    expect(dishesOf((drops[0]?.events ?? []).map((text) => JSON.parse(text)))).toEqual(["dish-1"]);
  });

  test("a 400 that lists its events drops those alone", async () => {
    const browser = aBrowser();
    const tracker = aTracker(browser);
    for (const view of viewsOf(0, 2)) tracker.track(view);
    browser.fate = () => ({ status: 400, text: '{"rejected":[{"index":0,"errors":["site_id: no"]}]}' });
    await tracker.flush();
    expect(tracker.status()).toMatchObject({ sent: 0, waiting: 1, dropped: 1 });
    browser.fate = () => ({});
    await browser.pass(2_000);
    expect(dishesOf([...browser.arrived.values()].flat())).toEqual(["dish-1"]);
  });

  test.each([
    [400, '{"detail":"no JSON"}'],
    [400, '{"rejected":"all"}'],
    [401, "{}"],
    [403, "no"],
    [413, ""],
  ])("a %i of the whole batch gives it up, and the next one is tried", async (status, text) => {
    const browser = aBrowser();
    const drops: Dropped[] = [];
    const tracker = aTracker(browser, { onDrop: (dropped) => drops.push(dropped) });
    tracker.track(aView(1));
    browser.fate = () => ({ status, text });
    await tracker.flush();
    expect(drops).toMatchObject([{ why: "refused", reason: `${status} ${text}` }]);
    browser.fate = () => ({});
    tracker.track(aView(2));
    await browser.pass(2_000);
    expect(tracker.status()).toMatchObject({ sent: 1, dropped: 1, waiting: 0, isRetrying: false });
  });

  test("of too many the oldest are dropped, and counted", async () => {
    const browser = aBrowser();
    const drops: Dropped[] = [];
    browser.fate = () => "lost";
    const tracker = aTracker(browser, { onDrop: (dropped) => drops.push(dropped) });
    for (const view of viewsOf(0, 503)) tracker.track(view);
    expect(tracker.status()).toMatchObject({ waiting: 500, dropped: 3 });
    for (let at = 0; at < 8; at++) tracker.track({ ...aView(at), properties: { note: "x".repeat(31_000) } });
    await browser.pass(0);
    expect([...browser.stored.values()].join("").length).toBeLessThan(300_000);
    const { waiting, dropped } = tracker.status();
    expect(waiting + dropped).toBe(511);
    expect(drops.every(({ why }) => why === "full")).toBe(true);
  });
});

describe("leaving", () => {
  test("a page that is hidden sends what waits by one beacon, and hears the answer when it is shown again", async () => {
    const browser = aBrowser();
    const tracker = aTracker(browser);
    for (const view of viewsOf(0, 3)) tracker.track(view);
    tracker.page.turn("hidden");
    tracker.page.turn("closing");
    await browser.pass(30_000);
    expect(browser.requests.map(({ by }) => by)).toEqual(["beacon"]);
    expect(browser.arrived.size).toBe(3);
    tracker.page.turn("shown");
    await browser.pass(0);
    expect(browser.requests.map(({ by }) => by)).toEqual(["beacon", "post"]);
    expect(browser.arrived.size).toBe(3);
    expect(tracker.status()).toMatchObject({ sent: 3, waiting: 0 });
  });

  test.each(["refused", "throws"] as const)(
    "a beacon that is not taken (%s) is sent as any batch",
    async (fate) => {
      const browser = aBrowser();
      browser.beaconFate = () => fate;
      const tracker = aTracker(browser);
      tracker.track(aView(1));
      tracker.page.turn("hidden");
      await browser.pass(0);
      expect(browser.requests.map(({ by }) => by)).toEqual(["beacon", "post"]);
      expect(tracker.status()).toMatchObject({ sent: 1, waiting: 0 });
    },
  );

  test("a beacon does not take what is under way", async () => {
    const browser = aBrowser();
    const tracker = aTracker(browser);
    browser.fate = () => "silence";
    tracker.track(aView(1));
    await browser.pass(2_000);
    tracker.track(aView(2));
    tracker.page.turn("hidden");
    expect(browser.requests.map(({ by, events: sent }) => [by, ...dishesOf(sent)])).toEqual([
      ["post", "dish-1"],
      ["beacon", "dish-2"],
    ]);
  });

  test("what a beacon had meanwhile is not sent again by the batches that follow", async () => {
    const browser = aBrowser();
    const tracker = aTracker(browser);
    // two fit into a request
    for (const view of viewsOf(0, 4)) tracker.track({ ...view, properties: { note: "x".repeat(28_000) } });
    browser.fate = () => ({ afterMs: 5_000 });
    const flushed = tracker.flush();
    tracker.page.turn("hidden");
    await browser.pass(60_000);
    await flushed;
    expect(browser.requests.map(({ by, events: sent }) => [by, ...dishesOf(sent)])).toEqual([
      ["post", "dish-0", "dish-1"],
      ["beacon", "dish-2", "dish-3"],
    ]);
  });

  test("what a closed page left behind, the next one sends at once", async () => {
    const browser = aBrowser();
    browser.fate = () => "lost";
    browser.beaconFate = () => "lost";
    const first = aTracker(browser);
    for (const view of viewsOf(0, 3)) first.track(view);
    await browser.pass(5_000);
    first.page.turn("hidden");
    first.page.turn("closing");
    first.page.kill();
    browser.fate = () => ({});
    const second = aTracker(browser);
    expect(second.status().waiting).toBe(3);
    second.track(aView(3));
    await browser.pass(2_000);
    expect(dishesOf(browser.requests.at(-1)?.events ?? [])).toEqual(["dish-0", "dish-1", "dish-2", "dish-3"]);
    expect(browser.arrived.size).toBe(4);
    expect([...browser.stored.keys()].filter((key) => key.includes("queue"))).toEqual([]);
  });

  test("what a beacon had is not sent again after a day: its ids would not be known again", async () => {
    const browser = aBrowser();
    const first = aTracker(browser);
    first.track(aView(1));
    first.page.turn("closing");
    first.page.kill();
    browser.nowMs += 21 * 3_600_000;
    const second = aTracker(browser);
    expect(second.status().waiting).toBe(0);
    expect([...browser.stored.keys()].filter((key) => key.includes("queue"))).toEqual([]);
  });

  test("what never was with a beacon waits for a week", async () => {
    const browser = aBrowser();
    browser.fate = () => "lost";
    browser.beaconFate = () => "refused";
    const first = aTracker(browser);
    first.track(aView(1));
    await browser.pass(100_000);
    first.page.turn("closing");
    first.page.kill();
    browser.nowMs += 6 * 24 * 3_600_000;
    browser.fate = () => ({});
    const second = aTracker(browser);
    await browser.pass(2_000);
    expect(second.status().sent).toBe(1);
  });
});

describe("two tabs", () => {
  test("each sends its own events, as one visitor in one session", async () => {
    const browser = aBrowser();
    browser.fate = () => "lost";
    const [one, other] = [aTracker(browser), aTracker(browser)];
    one.track(aView(1));
    other.track(aView(2));
    await browser.pass(50_000);
    browser.fate = () => ({});
    await browser.pass(60_000);
    expect([...browser.arrived.values()].map((times) => times.length)).toEqual([1, 1]);
    expect([one.status().sent, other.status().sent]).toEqual([1, 1]);
    const arrived = [...browser.arrived.values()].flat();
    for (const name of ["anonymous_id", "session_id"])
      expect(new Set(arrived.map((event) => event[name])).size).toBe(1);
  });

  test("what a tab that crashed left is adopted once it has been silent for two minutes", async () => {
    const browser = aBrowser();
    browser.fate = () => "lost";
    const crashed = aTracker(browser);
    crashed.track(aView(1));
    await browser.pass(3_000);
    crashed.page.kill();
    browser.fate = () => ({});
    const other = aTracker(browser);
    expect(other.status().waiting).toBe(0);
    await browser.pass(121_000);
    other.track(aView(2));
    await browser.pass(2_000);
    expect(other.status().sent).toBe(2);
    expect(browser.arrived.size).toBe(2);
  });
});

describe("the device", () => {
  test.each(["full", "forbidden"] as const)(
    "a storage that is %s costs memory of the guest alone",
    async (storage) => {
      const browser = aBrowser();
      browser.storage = storage;
      const tracker = aTracker(browser);
      tracker.track(aView(1));
      tracker.track(aView(2));
      await browser.pass(2_000);
      tracker.page.turn("closing");
      const [one, two] = browser.requests[0]?.events ?? [];
      expect(one?.["anonymous_id"]).toBe(two?.["anonymous_id"]);
      expect(one?.["session_id"]).toBe(two?.["session_id"]);
      expect(tracker.status().sent).toBe(2);
    },
  );

  test("what is left behind stays where it is until there is room to adopt it", async () => {
    const browser = aBrowser();
    browser.fate = () => "lost";
    browser.beaconFate = () => "lost";
    const first = aTracker(browser);
    first.track(aView(1));
    first.page.turn("closing");
    first.page.kill();
    browser.storage = "full";
    expect(aTracker(browser).status().waiting).toBe(0);
    browser.storage = "working";
    expect(aTracker(browser).status().waiting).toBe(1);
  });

  test.each([
    "",
    "{",
    "7",
    "null",
    '{"writtenAtMs":0}',
    '{"writtenAtMs":0,"events":[7,[],["{"],["{}",0],[7,7]]}',
    '{"writtenAtMs":"x","events":[]}',
  ])("damaged values are made anew: %s", async (damaged) => {
    const browser = aBrowser();
    for (const name of ["visitor", "session", "queue.id-9"])
      browser.stored.set(`footfall/osteria-luna/${name}`, damaged);
    const tracker = aTracker(browser);
    tracker.track(aView(1));
    await browser.pass(2_000);
    expect(tracker.status()).toMatchObject({ sent: 1, waiting: 0, dropped: 0 });
    expect(decode(events.codec, browser.requests[0]?.events[0]).kind).toBe("valid");
    expect(browser.stored.has("footfall/osteria-luna/queue.id-9")).toBe(false);
  });

  test("a visit ends with half an hour of silence; the visitor stays", async () => {
    const browser = aBrowser();
    const tracker = aTracker(browser);
    for (const waitMs of [0, 30 * 60_000, 30 * 60_000 + 1]) {
      await browser.pass(waitMs);
      tracker.track(aView(1));
    }
    const again = aTracker(browser);
    again.track(aView(2));
    await browser.pass(2_000);
    const arrived = [...browser.arrived.values()].flat();
    const [one, two, three, four] = arrived.map((event) => event["session_id"]);
    expect([one === two, two === three, three === four]).toEqual([true, false, true]);
    expect(new Set(arrived.map((event) => event["anonymous_id"])).size).toBe(1);
  });

  test("a clock that jumps a year, and back, stops nothing", async () => {
    const browser = aBrowser();
    const tracker = aTracker(browser);
    const yearMs = 365 * 24 * 3_600_000;
    for (const jumpMs of [yearMs, -yearMs]) {
      tracker.track(aView(1));
      browser.nowMs += jumpMs;
      tracker.track(aView(2));
      await tracker.flush();
    }
    expect(tracker.status()).toMatchObject({ sent: 4, waiting: 0 });
    expect(new Set([...browser.arrived.values()].flat().map((event) => event["session_id"])).size).toBe(3);
  });

  test("another site of the same origin knows neither the visitor nor the queue", async () => {
    const browser = aBrowser();
    browser.fate = () => "lost";
    const luna = aTracker(browser);
    luna.track(aView(1));
    luna.page.turn("closing");
    luna.page.kill();
    browser.fate = () => ({});
    const sole = aTracker(browser, { siteId: "osteria-sole" });
    sole.track(aView(2));
    await browser.pass(2_000);
    const [, own] = [...browser.arrived.values()].flat();
    expect(browser.requests.at(-1)?.events).toHaveLength(1);
    expect(own?.["site_id"]).toBe("osteria-sole");
    expect(browser.requests[0]?.events[0]?.["anonymous_id"]).not.toBe(own?.["anonymous_id"]);
  });
});

describe("Global Privacy Control", () => {
  test("nothing is sent and nothing is kept, and what earlier visits kept is removed", async () => {
    const browser = aBrowser();
    browser.fate = () => "lost";
    const before = aTracker(browser);
    before.track(aView(1));
    before.page.turn("closing");
    before.page.kill();
    browser.stored.set("another/app", "1");
    browser.requests.length = 0;
    browser.refusesTracking = true;
    const tracker = aTracker(browser);
    tracker.track(aView(2));
    for (const turn of ["hidden", "closing", "shown", "online"] as const) tracker.page.turn(turn);
    await tracker.flush();
    await browser.pass(600_000);
    expect(browser.requests).toEqual([]);
    expect([...browser.stored.keys()]).toEqual(["another/app"]);
    expect(tracker.status()).toEqual({ sent: 0, waiting: 0, dropped: 0, isRetrying: false, isSilent: true });
  });

  test("turned on while the page is open, it holds from the next event on", async () => {
    const browser = aBrowser();
    const tracker = aTracker(browser);
    tracker.track(aView(1));
    browser.refusesTracking = true;
    await browser.pass(600_000);
    expect(browser.requests).toEqual([]);
    expect(browser.stored.size).toBe(0);
  });

  test("turned on while a request is under way, nothing of it is kept", async () => {
    const browser = aBrowser();
    const tracker = aTracker(browser);
    browser.fate = () => "silence";
    tracker.track(aView(1));
    await browser.pass(2_000);
    browser.refusesTracking = true;
    tracker.track(aView(2));
    await browser.pass(600_000);
    expect(browser.requests).toHaveLength(1);
    expect(browser.stored.size).toBe(0);
  });

  test("forget() does the same at the page's word", async () => {
    const browser = aBrowser();
    const statuses: boolean[] = [];
    const tracker = aTracker(browser, { onChange: ({ isSilent }) => statuses.push(isSilent) });
    tracker.track(aView(1));
    tracker.forget();
    tracker.track(aView(2));
    await browser.pass(600_000);
    expect(browser.requests).toEqual([]);
    expect(browser.stored.size).toBe(0);
    expect(statuses).toEqual([false, true]);
  });
});

test("property: whatever fails in between, every event arrives and, by its id, counts once", async () => {
  const step = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({ does: fc.constant("track" as const), times: fc.integer({ min: 1, max: 25 }) }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        does: fc.constant("pass" as const),
        ms: fc.constantFrom(0, 700, 2_100, 20_000, 150_000),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ does: fc.constantFrom("hide" as const, "show" as const, "online" as const) }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ does: fc.constantFrom("close" as const, "crash" as const, "open" as const) }),
    },
  );
  const fates = fc.infiniteStream(
    fc.constantFrom<ReturnType<ABrowser["fate"]>>(
      {},
      {},
      "lost",
      "answer lost",
      "silence",
      { status: 503 },
      { status: 429, retryAfter: "3" },
      { status: 200, text: "<html>" },
    ),
  );
  const beacons = fc.infiniteStream(
    fc.constantFrom("delivered" as const, "lost" as const, "refused" as const),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30 }), fates, beacons, async (steps, fate, beacon) => {
      const browser = aBrowser();
      browser.fate = () => fate.next().value;
      browser.beaconFate = () => beacon.next().value;
      let tracked = 0;
      let pages = [aTracker(browser)];
      for (const each of steps) {
        const page = pages.at(-1) ?? aTracker(browser);
        if (pages.length === 0) pages.push(page);
        if (each.does === "track") for (let n = 0; n < each.times; n++) page.track(aView(tracked++));
        else if (each.does === "pass") await browser.pass(each.ms);
        else if (each.does === "open") pages.push(aTracker(browser));
        else if (each.does === "crash" || each.does === "close") {
          if (each.does === "close") {
            page.page.turn("hidden");
            page.page.turn("closing");
          }
          page.page.kill();
          pages = pages.filter((other) => other !== page);
        } else page.page.turn(each.does === "hide" ? "hidden" : each.does === "show" ? "shown" : "online");
      }
      // the network heals, and the guest comes back
      browser.fate = () => ({});
      for (const page of pages) page.page.turn("shown");
      await browser.pass(200_000);
      const back = aTracker(browser);
      await back.flush();
      await browser.pass(200_000);
      await back.flush();
      const arrived = [...browser.arrived.values()];
      expect(new Set(arrived.map(([event]) => event?.["item_id"])).size).toBe(tracked);
      expect(arrived).toHaveLength(tracked);
      // each version of an event is the same
      for (const versions of arrived)
        expect(new Set(versions.map((each) => JSON.stringify(each))).size).toBe(1);
      expect([...browser.stored.keys()].filter((key) => key.includes("queue"))).toEqual([]);
    }),
    { numRuns: 150 },
  );
});
