import { addSiteMetrics, sessionHash } from "../../../pipeline/metrics/siteMetrics";
import { aSiteMetrics } from "../../fixtures/aSiteMetrics";

test("parts add up to the whole: sums, first and last times, and sessions in order, each once", () => {
  const one = aSiteMetrics({
    events: 3,
    types: { click: 1, page_view: 2 },
    pieces_bought: 2,
    ordered_minor: { EUR: 10 },
    paid_minor: {},
    sessions: ["b", "d"],
    first_at_ms: 20,
    last_at_ms: 30,
  });
  const other = aSiteMetrics({
    events: 2,
    types: { page_view: 1, item_buy: 1 },
    pieces_bought: 1,
    ordered_minor: { EUR: 5, JPY: 7 },
    paid_minor: { EUR: 1 },
    sessions: ["a", "b"],
    first_at_ms: 10,
    last_at_ms: 25,
  });
  const sum = {
    events: 5,
    types: { click: 1, page_view: 3, item_buy: 1 },
    pieces_bought: 3,
    ordered_minor: { EUR: 15, JPY: 7 },
    paid_minor: { EUR: 1 },
    sessions: ["a", "b", "d"],
    first_at_ms: 10,
    last_at_ms: 30,
  };
  expect(addSiteMetrics(one, other)).toEqual(sum);
  expect(addSiteMetrics(other, one)).toEqual(sum);
});

test("a session's hash is short, and says nothing of the session", () => {
  expect(sessionHash("s-20260301-77f1")).toMatch(/^[\w-]{11}$/);
  expect(sessionHash("s-1")).not.toBe(sessionHash("s-2"));
});
