import { sectionsSummary, whereMostStop } from "../../../dashboard/app/plots/sectionsSummary";
import { someFormats } from "./someFormats";

const aSection = (name: string, share: number, lastShare: number) => ({
  name,
  share,
  lastShare,
  sessions: Math.round(share * 1000),
});

test("most stop where the last share is the largest, the end of the menu apart", () => {
  const sections = [aSection("Antipasti", 1, 0.1), aSection("Primi", 0.9, 0.2), aSection("Dolci", 0.7, 0.7)];
  expect(whereMostStop(sections)?.name).toBe("Primi");
  expect(sectionsSummary(sections, someFormats)).toMatch(
    /^100.?% got to Antipasti, 70.?% got to Dolci, most stopped at Primi, 20.?%$/,
  );
});

test("where nobody stops, or there is one section or none, nothing is made up", () => {
  expect(whereMostStop([aSection("A", 0, 0), aSection("B", 0, 0)])).toBeUndefined();
  expect(whereMostStop([aSection("A", 1, 1)])).toBeUndefined();
  expect(sectionsSummary([], someFormats)).toBe("no sections");
});
