import { eventTime } from "../../../pipeline/raw/eventTime";

const received = Date.UTC(2026, 2, 1, 12);
const minute = 60_000;
const day = 24 * 60 * minute;

/** The time of an event, and by how much that is after receipt. */
const timeOf = (
  sinceReceiptMs: number,
  keyKind: "browser" | "server" = "browser",
  sentSinceReceiptMs?: number,
) => {
  const { occurredAtMs, rule } = eventTime({
    receivedAtMs: received,
    sentAtMs: sentSinceReceiptMs === undefined ? undefined : received + sentSinceReceiptMs,
    keyKind,
    claimedAtMs: received + sinceReceiptMs,
  });
  return [occurredAtMs - received, rule];
};

describe("eventTime(claimed)", () => {
  test("takes a time within the limits as it was sent, the limits included", () => {
    for (const ms of [0, -1, 5 * minute, -30 * day]) expect(timeOf(ms)).toEqual([ms, "as_sent"]);
  });

  test("clamps what lies beyond the limits", () => {
    expect(timeOf(5 * minute + 1)).toEqual([5 * minute, "clamped_to_future_limit"]);
    expect(timeOf(-30 * day - 1)).toEqual([-30 * day, "clamped_to_past_limit"]);
    expect(timeOf(5 * minute + 1, "server")).toEqual([5 * minute, "clamped_to_future_limit"]);
  });

  test("lets servers send their history", () => {
    expect(timeOf(-3_000 * day, "server")).toEqual([-3_000 * day, "as_sent"]);
  });

  test("puts a wrong clock right, but takes five seconds for the network's", () => {
    expect(timeOf(-minute, "browser", -5_000)).toEqual([-minute, "as_sent"]);
    expect(timeOf(-minute, "browser", 5_000)).toEqual([-minute, "as_sent"]);
    expect(timeOf(-minute, "browser", -5_001)).toEqual([-minute + 5_001, "skew_corrected"]);
    expect(timeOf(59 * minute, "browser", 60 * minute)).toEqual([-minute, "skew_corrected"]);
  });

  test("clamps after it has put the clock right, and never before 1990", () => {
    expect(timeOf(-minute, "browser", -10 * minute)).toEqual([5 * minute, "clamped_to_future_limit"]);
    expect(timeOf(-29 * day, "browser", 2 * day)).toEqual([-30 * day, "clamped_to_past_limit"]);
    const since1990 = received - Date.UTC(1990, 0, 1);
    expect(timeOf(-since1990, "server", minute)).toEqual([-since1990, "clamped_to_past_limit"]);
  });
});
