import { sentRequests } from "../../../bench/cost/sentRequests";
import type { Day } from "../../../pipeline/lake/lakeKey";

const day = "2026-03-02" as Day;

const eventsOf = (body: Uint8Array): readonly { readonly session_id?: string }[] =>
  (JSON.parse(Buffer.from(body).toString()) as { events: { session_id?: string }[] }).events;

test.each([
  [1, "page"],
  [20, "page"],
  [100, "back end"],
])(
  "requests of %i events have exactly so many, in the order of time, from a %s",
  (eventsPerRequest, sender) => {
    const requests = sentRequests(day, 1000, eventsPerRequest);
    expect(requests.length).toBeGreaterThan(3);
    expect(requests.map(({ atMs }) => atMs)).toEqual(
      requests.map(({ atMs }) => atMs).toSorted((a, b) => a - b),
    );
    for (const request of requests) {
      expect(eventsOf(request.body)).toHaveLength(eventsPerRequest);
      expect(request).toMatchObject({ events: eventsPerRequest, sender });
    }
  },
);

test("a page's request is one visit's, a back end's is not", () => {
  const visitsOf = (body: Uint8Array) => new Set(eventsOf(body).map(({ session_id: id }) => id)).size;
  expect(sentRequests(day, 1000, 20).map(({ body }) => visitsOf(body))).toEqual(
    sentRequests(day, 1000, 20).map(() => 1),
  );
  expect(sentRequests(day, 1000, 100).some(({ body }) => visitsOf(body) > 1)).toBe(true);
});
