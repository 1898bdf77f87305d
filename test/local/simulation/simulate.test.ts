import { type SimulateOptions, simulate } from "../../../local/simulation/simulate";
import { decode } from "../../../pipeline/event/decode";
import { type Event, events } from "../../../pipeline/event/events";
import type { Day } from "../../../pipeline/lake/lakeKey";

const aDay: SimulateOptions = { seed: 7, day: "2026-03-01" as Day, events: 20_000 };
const theDay: readonly Event[] = [...simulate(aDay)];

const idsOf = (options: SimulateOptions): string[] => [...simulate(options)].map(({ event_id }) => event_id);

const ofType = (type: string): readonly Event[] => theDay.filter(({ event_type }) => event_type === type);

const groupedBy = (
  field: "session_id" | "order_id",
  list: readonly Event[],
): ReadonlyMap<string, readonly Event[]> => {
  const groups = new Map<string, Event[]>();
  for (const event of list) {
    const key = event[field] ?? "";
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [event]);
    else group.push(event);
  }
  return groups;
};

const visits = groupedBy("session_id", theDay);

const theVisitCutShort = 1;

const amountOf = ({ price_minor = 0, quantity = 0 }: Event): number => price_minor * quantity;

describe("simulate({ seed, day, events })", () => {
  it("gives events that the codec of events takes unchanged, as they are and encoded", () => {
    const sample = theDay.filter((_, n) => n % 4 === 0);
    const onTheWire = sample.map((event): unknown => JSON.parse(JSON.stringify(events.codec.encode(event))));
    for (const given of [sample, onTheWire])
      expect(given.map((event) => decode(events.codec, event))).toEqual(
        sample.map((value) => ({ kind: "valid", value })),
      );
  });

  it.each([0, 1, 2, 37, 1000])("gives exactly %i events when asked for so many", (count) => {
    expect(idsOf({ ...aDay, events: count })).toHaveLength(count);
  });

  it("never repeats an event's id", () => {
    expect(new Set(theDay.map(({ event_id }) => event_id)).size).toBe(theDay.length);
  });

  it("stays within the UTC day, in ascending time", () => {
    const startMs = Date.UTC(2026, 2, 1);
    const times = theDay.map(({ occurred_at }) => occurred_at);
    expect(times[0]).toBeGreaterThanOrEqual(startMs);
    expect(times.at(-1)).toBeLessThan(startMs + 86_400_000);
    expect(times.every((ms, i) => i === 0 || ms >= (times[i - 1] ?? 0))).toBe(true);
  });

  it("gives the same events for the same options", () => {
    expect([...simulate(aDay)]).toEqual(theDay);
  });

  it("gives other ids for another seed and for another day", () => {
    const ids = new Set(theDay.map(({ event_id }) => event_id));
    for (const other of [{ seed: 8 }, { day: "2026-03-02" as Day }])
      expect(idsOf({ ...aDay, ...other, events: 5000 }).filter((id) => ids.has(id))).toEqual([]);
  });

  it("adds visits when asked for more events, and keeps those that it had", () => {
    const more = new Set(idsOf({ ...aDay, events: 30_000 }));
    expect(theDay.filter(({ event_id }) => !more.has(event_id))).toEqual([]);
  });

  it("meets the same regulars on another day", () => {
    const tomorrow = [...simulate({ ...aDay, day: "2026-03-02" as Day })];
    const known = new Map(theDay.map((event) => [event.anonymous_id, event]));
    const back = tomorrow.filter(({ anonymous_id }) => known.has(anonymous_id));
    expect(back.length).toBeGreaterThan(0);
    for (const event of back) {
      const { user_id, user_agent, variant_id } = known.get(event.anonymous_id) as Event;
      expect(event).toMatchObject({ user_agent, variant_id, ...(user_id ? { user_id } : {}) });
    }
  });

  it.each([
    { wrong: { seed: -1 }, message: "seed: must be a whole number from 0 to 4294967295, not -1" },
    { wrong: { seed: 0.5 }, message: "seed: must be a whole number from 0 to 4294967295, not 0.5" },
    { wrong: { events: -3 }, message: "events: must be a whole number" },
    { wrong: { day: "2026-02-30" as Day }, message: 'day: must be a date as 2026-03-01, not "2026-02-30"' },
  ])("refuses $wrong", ({ wrong, message }) => {
    expect(() => simulate({ ...aDay, ...wrong }).next()).toThrow(message);
  });
});

describe("a simulated visit", () => {
  it("is one guest's on one device at one site, and begins with a page view", () => {
    for (const visit of visits.values()) {
      expect(visit[0]?.event_type).toBe("page_view");
      for (const field of ["site_id", "anonymous_id", "user_agent", "table_id", "variant_id"] as const)
        expect(new Set(visit.map((event) => event[field])).size).toBe(1);
    }
  });

  it("buys only what was added, and not what was removed", () => {
    for (const visit of visits.values()) {
      const added = new Map<string | undefined, number | undefined>();
      for (const { event_type, item_id, quantity } of visit) {
        if (event_type === "item_add") added.set(item_id, quantity);
        if (event_type === "item_remove") expect(added.delete(item_id)).toBe(true);
        if (event_type === "item_buy") expect(added.get(item_id)).toBe(quantity);
      }
    }
  });

  it("orders and pays the sum of the lines that it buys", () => {
    const placed = ofType("order_placed");
    const linesOf = groupedBy("order_id", ofType("item_buy"));
    const differing = placed.filter(({ order_id = "", total_minor }) => {
      const lines = linesOf.get(order_id) ?? [];
      return lines.reduce((sum, line) => sum + amountOf(line), 0) !== total_minor;
    });
    expect(placed.length).toBeGreaterThan(100);
    expect(differing.length).toBeLessThanOrEqual(theVisitCutShort);
    const totals = new Map(placed.map(({ order_id, total_minor }) => [order_id, total_minor]));
    for (const { order_id, total_minor } of ofType("payment_made"))
      expect(totals.get(order_id)).toBe(total_minor);
    expect(ofType("payment_made").length).toBeLessThan(placed.length);
  });

  it("opens a dish only after it came into view, and scrolls only deeper", () => {
    for (const visit of visits.values()) {
      const seen = new Set<string | undefined>();
      let depth = 0;
      for (const { event_type, item_id, scroll_depth } of visit) {
        if (event_type === "item_view") seen.add(item_id);
        if (event_type === "item_expand" || event_type === "item_add") expect(seen.has(item_id)).toBe(true);
        if (event_type !== "scroll") continue;
        expect(scroll_depth).toBeGreaterThanOrEqual(depth);
        depth = scroll_depth ?? 0;
      }
    }
  });
});

describe("a simulated day", () => {
  it("has a funnel in which each step loses some visits", () => {
    const steps = [
      "page_view",
      "item_view",
      "item_expand",
      "item_add",
      "checkout_start",
      "order_placed",
      "payment_made",
    ];
    const reached = steps.map((step) => new Set(ofType(step).map(({ session_id }) => session_id)).size);
    for (const [i, count] of reached.entries()) {
      expect(count).toBeGreaterThan(0);
      if (i > 0) expect(count).toBeLessThan(reached[i - 1] ?? 0);
    }
  });

  it("sells more with large photos", () => {
    const addsPerVisit = (variant: string): number => {
      const ofVariant = theDay.filter(({ variant_id }) => variant_id === variant);
      const adds = ofVariant.filter(({ event_type }) => event_type === "item_add").length;
      return adds / new Set(ofVariant.map(({ session_id }) => session_id)).size;
    };
    expect(addsPerVisit("large")).toBeGreaterThan(1.05 * addsPerVisit("small"));
  });

  it("opens some dishes often and sells them seldom", () => {
    const count = (type: string, item: string): number =>
      ofType(type).filter(({ item_id }) => item_id === item).length;
    expect(count("item_expand", "linguine")).toBeGreaterThan(count("item_expand", "acqua"));
    expect(count("item_buy", "linguine")).toBeLessThan(count("item_buy", "acqua"));
  });

  it("has most visits at tables, some from campaigns, some signed in, some located and a few robots", () => {
    const share = (has: (event: Event) => boolean): number => {
      const firsts = [...visits.values()].map((visit) => visit[0] as Event);
      return firsts.filter(has).length / firsts.length;
    };
    expect(share(({ table_id }) => table_id !== undefined)).toBeGreaterThan(0.6);
    for (const has of [
      ({ utm_campaign }: Event) => utm_campaign !== undefined,
      ({ user_id }: Event) => user_id !== undefined,
      ({ latitude }: Event) => latitude !== undefined,
      ({ referrer }: Event) => referrer !== undefined,
      ({ user_agent = "" }: Event) => /bot|python/i.test(user_agent),
    ]) {
      expect(share(has)).toBeGreaterThan(0.005);
      expect(share(has)).toBeLessThan(0.5);
    }
  });

  it("leaves to Footfall what it can derive: device, browser and path", () => {
    const derivable = ["device_type", "os", "browser", "page_path"] as const;
    expect(theDay.filter((event) => derivable.some((field) => event[field] !== undefined))).toEqual([]);
  });

  it("has a custom event type beside the standard ones", () => {
    expect(ofType("waiter_called")[0]?.properties).toEqual({
      reason: expect.any(String),
      urgent: expect.any(Boolean),
    });
    for (const type of ["click", "search", "item_remove", "section_view"])
      expect(ofType(type).length).toBeGreaterThan(0);
  });
});
