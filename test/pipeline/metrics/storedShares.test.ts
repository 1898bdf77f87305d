import { batchShareText } from "../../../pipeline/metrics/batchShareText";
import { FinalShare, sumOfStoredShares } from "../../../pipeline/metrics/storedShares";
import { aSiteMetrics } from "../../fixtures/aSiteMetrics";

const ofLuna = (events: number) => new Map([["trattoria-luna", aSiteMetrics({ events, types: {} })]]);
const open = (events: number) => ({
  SS: [batchShareText({ batchId: "a".repeat(64), metrics: ofLuna(events) })],
});
const final = (events: number) =>
  FinalShare.encode({ M: { sequence: { N: "1" }, metrics: { S: ofLuna(events) } } });

test("finals add up, and so do the open units that have none", () => {
  expect(
    sumOfStoredShares({
      PK: { S: "USER#guest" },
      SK: { S: "DAY#2026-03-01" },
      "2026-03-01T18-s00": final(1),
      "2026-03-01T18-s63": final(2),
      "2026-03-01T19-s00+": open(4),
      "2026-03-01T20-s00+": open(8),
    }),
  ).toEqual({ final: ofLuna(3), provisional: ofLuna(12) });
});

test("a unit that is final is not counted as open, whatever was left behind", () => {
  expect(sumOfStoredShares({ "2026-03-01T18-s00": final(1), "2026-03-01T18-s00+": open(4) })).toEqual({
    final: ofLuna(1),
    provisional: new Map(),
  });
});
