import type { ReportRows } from "../../../../dashboard/app/api/reportRows";
import { visitStepBySite, visitStepsOfSite } from "../../../../dashboard/app/pages/funnel/visitStepBars";
import { englishFormats as formats } from "../menu/englishFormats";

const aSite = (site_id: string, visits: number, ordered: number): ReportRows["visit-steps"] => ({
  site_id,
  visits,
  expanded: visits / 2,
  added: visits / 4,
  checked_out: ordered,
  ordered,
  paid: 0,
});

test("sites are ranked by the share of their visits, not by how many they have", () => {
  const rows = [aSite("large", 1000, 100), aSite("small", 10, 4), aSite("closed", 0, 0)];
  expect(visitStepBySite(rows, [aSite("large", 500, 100)], "ordered", formats)).toEqual([
    { label: "small", value: 0.4, detail: "4 of 10 visits" },
    { label: "large", value: 0.1, before: 0.2, detail: "100 of 1,000 visits" },
  ]);
});

test("one site has a bar for each step, in the order in which guests take them", () => {
  const bars = visitStepsOfSite(aSite("luna-roma", 100, 20), undefined, formats);
  expect(bars.map(({ label, value }) => [label, value])).toEqual([
    ["Opened a dish", 0.5],
    ["Added a dish", 0.25],
    ["Went to the checkout", 0.2],
    ["Placed an order", 0.2],
    ["Paid", 0],
  ]);
});

test("a site that had no visits before is compared with nothing", () => {
  expect(visitStepsOfSite(aSite("a", 10, 1), aSite("a", 0, 0), formats)[0]).not.toHaveProperty("before");
});
