import { reportsWithoutLiveForm } from "../../../dashboard/app/api/reportsWithoutLiveForm";
import { allReports } from "../../../pipeline/reports/allReports";

test("exactly the reports that the API refuses with live=true are asked without it", () => {
  const withoutLive = allReports.filter(({ live }) => live === undefined).map(({ name }) => name);
  expect([...reportsWithoutLiveForm].sort()).toEqual(withoutLive.sort());
});
