import { funnelByDay } from "../../../../dashboard/app/pages/funnel/funnelByDay";
import { funnelStepNames } from "../../../../dashboard/app/pages/funnel/funnelStepNames";
import { aFunnel } from "./aFunnel";

const words = { stepName: funnelStepNames(false), writtenDay: (day: string) => `on ${day}` };
const days = ["2026-03-01", "2026-03-02", "2026-03-03"];
const current = {
  days,
  rows: [...aFunnel("2026-03-01", 10, 5, 4, 2, 1), ...aFunnel("2026-03-03", 20, 10, 8, 4, 4)],
};

test("each step after the first has a line, the order first; a day without sessions is a gap", () => {
  const series = funnelByDay(current, undefined, words);
  expect(series.map(({ name }) => name)).toEqual([
    "Placed an order",
    "Went to the checkout",
    "Added a dish",
    "Opened a dish",
  ]);
  expect(series[0]?.points).toEqual([
    { x: "2026-03-01", y: 0.1 },
    { x: "2026-03-02", y: null },
    { x: "2026-03-03", y: 0.2 },
  ]);
});

test("of the period before the order alone has a line, dashed, at this period's days and told by its own", () => {
  const previous = {
    days: ["2026-02-26", "2026-02-27", "2026-02-28"],
    rows: aFunnel("2026-02-27", 4, 2, 2, 2, 1),
  };
  const dashed = funnelByDay(current, previous, words).filter((line) => line.dashed);
  expect(dashed).toHaveLength(1);
  expect(dashed[0]?.points[1]).toEqual({ x: "2026-03-02", y: 0.25, note: "on 2026-02-27" });
});
