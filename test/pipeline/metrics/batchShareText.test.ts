import { batchShareText, sumOfBatchShares } from "../../../pipeline/metrics/batchShareText";
import { aSiteMetrics } from "../../fixtures/aSiteMetrics";

const batchId = `0123456789abcdef${"7".repeat(48)}`;
const ofLuna = (events: number) => new Map([["trattoria-luna", aSiteMetrics({ events, types: {} })]]);

test("a share begins with its batch", () => {
  expect(batchShareText({ batchId, metrics: new Map() })).toBe("0123456789abcdef {}");
});

test("shares of different batches add up", () => {
  const shares = ["a", "b", "c"].map((digit, i) =>
    batchShareText({ batchId: digit.repeat(64), metrics: ofLuna(i + 1) }),
  );
  expect(sumOfBatchShares(shares)).toEqual(ofLuna(6));
  expect(sumOfBatchShares([])).toEqual(new Map());
});

test("of two shares of one batch one counts, the same in whatever order they are read", () => {
  const shares = [4, 3].map((events) => batchShareText({ batchId, metrics: ofLuna(events) }));
  expect(sumOfBatchShares(shares)).toEqual(ofLuna(3));
  expect(sumOfBatchShares(shares.toReversed())).toEqual(ofLuna(3));
});

test("what is no share is refused, and not quoted", () => {
  expect(() => sumOfBatchShares(["0123456789abcdef a secret"])).toThrow(
    "a batch's share: value: must be JSON of a user-day's metrics by site, which this is not",
  );
});
