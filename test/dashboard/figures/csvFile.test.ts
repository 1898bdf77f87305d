import { csvFileName } from "../../../dashboard/app/figures/csvFile";

test("a file is named by its report and days, and by its report alone where it is about no days", () => {
  const parameters = { site_id: "luna", from: "2026-03-01", to: "2026-03-31" };
  expect(csvFileName({ report: "revenue", parameters })).toBe("revenue-2026-03-01-2026-03-31.csv");
  expect(csvFileName({ report: "now-events", parameters: { minutes: "30" } })).toBe("now-events.csv");
});
