import type { ReportRows } from "../../../../dashboard/app/api/reportRows";
import { scrollBars } from "../../../../dashboard/app/pages/menu/scrollBars";
import { englishFormats as formats } from "./englishFormats";

const aStep = (depth_from: number, sessions: number, reached: number): ReportRows["scroll-depth"] => ({
  depth_from,
  depth_to: depth_from + 10,
  sessions,
  share: sessions / 200,
  reached,
  reached_share: reached / 200,
});

test("a bar is how many got at least so far, from the top on", () => {
  expect(scrollBars([aStep(0, 50, 200), aStep(90, 30, 30)], [aStep(90, 20, 20)], formats)).toEqual([
    {
      label: "Top of the page",
      value: 1,
      detail: "200 sessions; 50 stopped between 0% and 10%",
    },
    {
      label: "90% down",
      value: 0.15,
      before: 0.1,
      detail: "30 sessions; 30 stopped between 90% and 100%",
    },
  ]);
});
