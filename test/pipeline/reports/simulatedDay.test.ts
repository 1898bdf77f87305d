import { isbot } from "isbot";
import { simulate } from "../../../local/simulation/simulate";
import { type Event, events } from "../../../pipeline/event/events";
import type { Day } from "../../../pipeline/lake/lakeKey";
import { pages } from "../../../pipeline/reports/clicks/pages";
import { robots } from "../../../pipeline/reports/clicks/robots";
import { totals } from "../../../pipeline/reports/clicks/totals";
import { runReport } from "../../../pipeline/reports/report";
import { aLakeReader, aPipeline, type LakeReader, type Pipeline } from "../../support/aPipeline";

const day = "2026-03-01" as Day;
const period = { from: day, to: day };
const simulated: readonly Event[] = [...simulate({ seed: 11, day, events: 5_000 })];

let reader: LakeReader;
let pipeline: Pipeline;
beforeAll(async () => {
  reader = await aLakeReader();
  pipeline = await aPipeline({ shards: 4 });
  // in batches that overlap, some received in the next hour: what comes again counts once
  for (let at = 0; at < simulated.length; at += 400) {
    const received = at % 1200 === 0 ? "2026-03-02T01:59:00Z" : "2026-03-02T00:30:00Z";
    const batch = simulated.slice(at, at + 450).map((event) => events.codec.encode(event));
    expect((await pipeline.send(received, batch)).status).toBe(202);
  }
  await pipeline.compact("2026-03-02T02:05:00Z");
  reader.read(pipeline);
}, 30_000);
afterAll(() => pipeline.dispose());

const isRobot = ({ user_agent }: Event): boolean => user_agent !== undefined && isbot(user_agent);
const visitor = ({ user_id, anonymous_id }: Event): string | undefined => user_id ?? anonymous_id;
const people = simulated.filter((event) => !isRobot(event));
const ofType = (type: string, list: readonly Event[]) => list.filter(({ event_type }) => event_type === type);
const distinct = (values: readonly (string | undefined)[]): number =>
  new Set(values.filter((value) => value !== undefined)).size;

test("totals of a simulated day are what counting its events one by one gives", async () => {
  expect(await runReport(reader.engine)(totals, period)).toEqual([
    {
      events: 5_000,
      page_views: ofType("page_view", people).length,
      visitors: distinct(people.map(visitor)),
      sessions: distinct(people.map(({ session_id }) => session_id)),
      robot_events: simulated.length - people.length,
      orders: distinct(ofType("order_placed", people).map(({ order_id }) => order_id)),
      first_day: day,
      last_day: day,
    },
  ]);
});

test("robots of a simulated day are what counting its events one by one gives", async () => {
  const kinds = { people, robots: simulated.filter(isRobot) };
  expect(kinds.robots.length).toBeGreaterThan(0);
  expect(await runReport(reader.engine)(robots, period)).toEqual(
    Object.entries(kinds).map(([visitor_kind, list]) => ({
      visitor_kind,
      events: list.length,
      page_views: ofType("page_view", list).length,
      visitors: distinct(list.map(visitor)),
    })),
  );
});

test("pages of a simulated day are what counting its events one by one gives", async () => {
  const pathOf = ({ page_path, page_url }: Event) => page_path ?? new URL(page_url ?? "").pathname;
  const views = ofType("page_view", simulated);
  const counted = [...new Set(views.map(pathOf))].map((page_path) => {
    const mine = views.filter((event) => pathOf(event) === page_path);
    const byPeople = mine.filter((event) => !isRobot(event));
    return {
      page_path,
      views: byPeople.length,
      visitors: distinct(byPeople.map(visitor)),
      robot_views: mine.length - byPeople.length,
    };
  });
  const shown = await runReport(reader.engine)(pages, period);
  expect(shown).toHaveLength(Math.min(counted.length, 1000));
  expect(counted).toEqual(expect.arrayContaining([...shown]));
  expect(shown.map((page) => page.views)).toEqual(
    counted
      .map((page) => page.views)
      .sort((a, b) => b - a)
      .slice(0, 1000),
  );
});
