import { funnelSegments } from "../../../../dashboard/app/pages/funnel/funnelSegments";
import { funnelStepNames } from "../../../../dashboard/app/pages/funnel/funnelStepNames";
import { aFunnel } from "./aFunnel";

test("all sessions are one segment without a name", () => {
  expect(funnelSegments(aFunnel("all", 200, 100, 50, 0, 0), undefined, funnelStepNames(false))).toEqual([
    {
      name: null,
      steps: [
        { name: "Opened the menu page", sessions: 200, shareOfFirst: 1, shareOfPrevious: 1 },
        { name: "Opened a dish", sessions: 100, shareOfFirst: 0.5, shareOfPrevious: 0.5 },
        { name: "Added a dish", sessions: 50, shareOfFirst: 0.25, shareOfPrevious: 0.5 },
        { name: "Went to the checkout", sessions: 0, shareOfFirst: 0, shareOfPrevious: 0 },
        { name: "Placed an order", sessions: 0, shareOfFirst: 0, shareOfPrevious: null },
      ],
    },
  ]);
});

test("devices are segments, the largest first, and each is compared with itself", () => {
  const rows = [...aFunnel("(unknown)", 4, 1), ...aFunnel("desktop", 10, 5), ...aFunnel("mobile", 90, 30)];
  const segments = funnelSegments(rows, [...aFunnel("mobile", 10, 4), ...aFunnel("desktop", 8, 2)], String);
  expect(segments.map(({ name, steps }) => [name, steps.map(({ before }) => before)])).toEqual([
    ["Phones", [1, 0.4]],
    ["Computers", [1, 0.25]],
    ["Unknown", [null, null]],
  ]);
});

test("no rows are no segments", () => {
  expect(funnelSegments([], [], String)).toEqual([]);
});

test("of one dish the steps say so, and a step that is not known is itself", () => {
  expect(["expand", "add", "order", "constructor"].map(funnelStepNames(true))).toEqual([
    "Opened the dish",
    "Added the dish",
    "Placed an order",
    "constructor",
  ]);
});
