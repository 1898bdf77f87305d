import { sumOfMetrics } from "../../../pipeline/metrics/userDayMetrics";
import { userDayTally } from "../../../pipeline/metrics/userDayTally";
import { decodeEnvelope, type Envelope } from "../../../pipeline/raw/envelope";
import { anEnvelopeLine } from "../../fixtures/anEnvelopeLine";
import { anEvent } from "../../fixtures/anEvent";
import { aSiteMetrics } from "../../fixtures/aSiteMetrics";

const anEnvelope = (event: Readonly<Record<string, unknown>>): Envelope => {
  const decoded = decodeEnvelope(anEnvelopeLine({ event: anEvent(event) }));
  if (decoded.kind === "invalid") throw new Error(decoded.errors.join());
  return decoded.value;
};

test("lines are counted by user, day and site; those that name nobody are not", () => {
  const tally = userDayTally();
  for (const event of [
    { anonymous_id: "a-1" },
    { anonymous_id: "a-2" },
    { anonymous_id: "a-1", site_id: "osteria-sole" },
    { anonymous_id: "a-1", occurred_at: "2026-02-28T10:00:00Z" },
    { anonymous_id: "a-1", event_type: "click" },
    {},
  ])
    tally.count(anEnvelope(event));
  const all = tally
    .all()
    .map(([{ user, day }, metrics]) => [
      user,
      day,
      [...metrics].map(([site, { events, types }]) => [site, events, types]),
    ]);
  expect(all).toEqual([
    [
      "a-1",
      "2026-03-01",
      [
        ["trattoria-luna", 2, { page_view: 1, click: 1 }],
        ["osteria-sole", 1, { page_view: 1 }],
      ],
    ],
    ["a-2", "2026-03-01", [["trattoria-luna", 1, { page_view: 1 }]]],
    ["a-1", "2026-02-28", [["trattoria-luna", 1, { page_view: 1 }]]],
  ]);
});

test("a user-day that is only mentioned is there with nothing, and one that is counted, too, keeps its count", () => {
  const tally = userDayTally();
  tally.mention(anEnvelope({ anonymous_id: "a-1" }));
  tally.count(anEnvelope({ anonymous_id: "a-2" }));
  tally.mention(anEnvelope({ anonymous_id: "a-2" }));
  tally.mention(anEnvelope({}));
  expect(tally.all().map(([{ user }, metrics]) => [user, metrics.size])).toEqual([
    ["a-1", 0],
    ["a-2", 1],
  ]);
});

test("parts of a user-day add up by site", () => {
  const part = (site: string, events: number) => new Map([[site, aSiteMetrics({ events })]]);
  const sum = sumOfMetrics([part("a", 1), part("b", 2), new Map(), part("a", 4)]);
  expect([...sum].map(([site, { events }]) => [site, events])).toEqual([
    ["a", 5],
    ["b", 2],
  ]);
  expect(sumOfMetrics([])).toEqual(new Map());
});
