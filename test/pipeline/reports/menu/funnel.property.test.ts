import fc from "fast-check";
import { funnel } from "../../../../pipeline/reports/menu/funnel";
import { runReport } from "../../../../pipeline/reports/report";
import { anEventsTable, type EventsRow } from "../../../support/anEventsTable";
import { groupBy } from "../../../support/groupBy";
import { dayIn, minutesFrom, someEvents } from "../../../support/someEvents";

const zones = ["UTC", "Europe/Rome", "America/New_York", "Asia/Kolkata"] as const;
const steps = [
  ["page", "page_view"],
  ["expand", "item_expand"],
  ["add", "item_add"],
  ["checkout", "checkout_start"],
  ["order", "order_placed"],
] as const;

const byTime = (a: EventsRow, b: EventsRow): number =>
  a.occurred_at - b.occurred_at || (a.event_id < b.event_id ? -1 : 1);

/** How many steps a session can take in order: tries every way through its events. */
const taken = (session: readonly EventsRow[], item: string | undefined): number => {
  const from = (step: number, since: number): number => {
    const type = steps[step]?.[1];
    const ways = session
      .filter(({ event_type, occurred_at }) => event_type === type && occurred_at >= since)
      .filter(({ item_id }) => item === undefined || (step !== 1 && step !== 2) || item_id === item)
      .map(({ occurred_at }) => from(step + 1, occurred_at));
    return Math.max(step, ...ways);
  };
  return from(0, 0);
};

interface Asked {
  readonly by: "all" | "device" | "day";
  readonly time_zone: string;
  readonly item_id?: string;
  readonly device_type?: string;
}

const from = "2026-03-29";
const to = "2026-03-30";

const expected = (events: readonly EventsRow[], { by, time_zone, item_id, device_type }: Asked) => {
  const inPeriod = events.filter(({ is_robot, session_id, occurred_at }) => {
    const day = dayIn(time_zone, occurred_at);
    return !is_robot && session_id !== undefined && day >= from && day <= to;
  });
  const sessions = groupBy([...inPeriod].sort(byTime), (event) => `${event.site_id} ${event.session_id}`);
  const funnels = new Map<string, number[]>();
  for (const session of sessions.values()) {
    const page = session.find(({ event_type }) => event_type === "page_view");
    if (page === undefined) continue;
    const device = session.find((event) => event.device_type !== undefined)?.device_type;
    if (device_type !== undefined && device !== device_type) continue;
    const segment = {
      all: "all",
      device: String(device ?? "(unknown)"),
      day: dayIn(time_zone, page.occurred_at),
    }[by];
    const counts = funnels.get(segment) ?? [0, 0, 0, 0, 0];
    const deepest = taken(session, item_id);
    funnels.set(
      segment,
      counts.map((n, step) => (step < deepest ? n + 1 : n)),
    );
  }
  return [...funnels.keys()].sort().flatMap((segment) => {
    const counts = funnels.get(segment) ?? [];
    return steps.map(([step_name], n) => ({
      ...{ segment, step: n + 1, step_name, sessions: counts[n] },
      share_of_first: (counts[n] ?? 0) / (counts[0] ?? 0),
      share_of_previous: n === 0 ? 1 : counts[n - 1] === 0 ? null : (counts[n] ?? 0) / (counts[n - 1] ?? 0),
    }));
  });
};

test("the funnel is what trying every way through every session gives", async () => {
  const table = await anEventsTable();
  // few instants, so that much happens at one, on both sides of both midnights of most zones
  const times = fc.oneof(
    minutesFrom("2026-03-28T18:00:00Z", "2026-03-31T06:00:00Z"),
    fc.integer({ min: 0, max: 5 }).map((minute) => Date.parse("2026-03-29T22:00:00Z") + minute * 60_000),
  );
  await fc.assert(
    fc.asyncProperty(
      someEvents(times, 60),
      fc.record(
        {
          by: fc.constantFrom("all" as const, "device" as const, "day" as const),
          time_zone: fc.constantFrom(...zones),
          item_id: fc.constant("burrata"),
          device_type: fc.constant("mobile" as const),
        },
        { requiredKeys: ["by", "time_zone"] },
      ),
      async (events, asked) => {
        await table.fill(events);
        expect(await runReport(table.engine)(funnel, { from, to, ...asked })).toEqual(
          expected(events, asked),
        );
      },
    ),
    { numRuns: 60 },
  );
});
