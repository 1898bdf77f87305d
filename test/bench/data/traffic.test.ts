import { traffic } from "../../../bench/data/traffic";
import { type Hour, hourOf } from "../../../pipeline/raw/rawKey";

const hour = "2026-03-02T14" as Hour;

test("an hour's requests have as many events as were asked for, all received in the hour", () => {
  const requests = [...traffic({ hour, events: 5000 })];
  expect(requests.flatMap(({ events }) => events)).toHaveLength(5000);
  expect(new Set(requests.map(({ receivedAtMs }) => hourOf(receivedAtMs)))).toEqual(new Set([hour]));
});

test("a few events come twice, the same as before", () => {
  const events = [...traffic({ hour, events: 5000 })].flatMap((request) => request.events);
  const byId = new Map<string, string>();
  let again = 0;
  for (const event of events) {
    const said = JSON.stringify(event);
    const known = byId.get(event.event_id);
    if (known !== undefined) {
      expect(said).toBe(known);
      again += 1;
    }
    byId.set(event.event_id, said);
  }
  expect(again).toBeGreaterThan(0);
  expect(again).toBeLessThan(100);
});

test("eventsPerRequest makes every request that large, but perhaps the last", () => {
  const sizes = [...traffic({ hour, events: 90, eventsPerRequest: 20 })].map(({ events }) => events.length);
  expect(sizes).toEqual([20, 20, 20, 20, 10]);
});
