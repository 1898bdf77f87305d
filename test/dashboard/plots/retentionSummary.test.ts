import { retentionSummary } from "../../../dashboard/app/plots/retentionSummary";
import { someFormats } from "./someFormats";

const aCohort = (visitors: number, ...shares: readonly (number | null)[]) => ({
  label: "",
  visitors,
  shares,
});

test("cohorts count by their size, and only those that have got so far", () => {
  const cohorts = [aCohort(300, 1, 0.5, 0.1), aCohort(100, 1, 0.1), aCohort(900, 1, null)];
  expect(retentionSummary(cohorts, someFormats)).toMatch(
    /^3 cohorts; 40.?% came one week later, 10.?% came 2 weeks later$/,
  );
});

test("before a second week, and of cohorts without visitors, there is nothing to tell", () => {
  expect(retentionSummary([], someFormats)).toBe("no week after the first yet");
  expect(retentionSummary([aCohort(3, 1)], someFormats)).toBe("no week after the first yet");
  expect(retentionSummary([aCohort(0, null, 0)], someFormats)).toBe("no week after the first yet");
});
