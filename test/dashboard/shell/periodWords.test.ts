import { periodWords, shownWords } from "../../../dashboard/app/shell/periodWords";

const formats = { day: (day: string) => `<${day}>` };

test.each([
  [{ kind: "last" as const, days: 1 }, "today"],
  [{ kind: "last" as const, days: 28 }, "last 28 days"],
  [{ kind: "yesterday" as const }, "yesterday"],
  [{ kind: "days" as const, from: "2026-03-01", to: "2026-03-01" }, "<2026-03-01>"],
  [{ kind: "days" as const, from: "2026-03-01", to: "2026-03-02" }, "<2026-03-01> – <2026-03-02>"],
])("%j is %s", (period, words) => {
  expect(periodWords(period, formats)).toBe(words);
});

test("the days that are looked at are told, and those compared with where there are any", () => {
  const days = { from: "2026-03-02", to: "2026-03-03" };
  expect(shownWords(days, undefined, formats)).toBe("<2026-03-02> – <2026-03-03>");
  expect(shownWords(days, { from: "2026-02-28", to: "2026-03-01" }, formats)).toBe(
    "<2026-03-02> – <2026-03-03>, compared with <2026-02-28> – <2026-03-01>",
  );
});
