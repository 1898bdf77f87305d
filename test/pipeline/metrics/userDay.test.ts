import type { Day } from "../../../pipeline/lake/lakeKey";
import { dayOfSortKey, partitionKeyOf, sortKeyOf } from "../../../pipeline/metrics/userDay";

test("keys name the owner and the day", () => {
  const userDay = { user: "customer-1042", day: "2026-03-01" as Day };
  expect([partitionKeyOf(userDay), sortKeyOf(userDay)]).toEqual(["USER#customer-1042", "DAY#2026-03-01"]);
  expect(dayOfSortKey("DAY#2026-03-01")).toBe("2026-03-01");
  for (const other of ["DAY#2026-03-01x", "DAY#today", "2026-03-01", ""])
    expect(dayOfSortKey(other)).toBeUndefined();
});
