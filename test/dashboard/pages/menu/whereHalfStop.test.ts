import { whereHalfStop } from "../../../../dashboard/app/pages/menu/whereHalfStop";

const sections = (...shares: readonly number[]) =>
  shares.map((share, n) => ({ name: `Section ${n + 1}`, sessions: share * 100, share, lastShare: 0 }));

test("names the first section that fewer than half get to", () => {
  expect(whereHalfStop(sections(1, 0.5, 0.49, 0.2))).toBe(
    "Section 3 is the first section that fewer than half of the sessions get to.",
  );
});

test("says so where at least half get to the last", () => {
  expect(whereHalfStop(sections(1, 0.8, 0.5))).toBe(
    "Every section, down to Section 3, is seen by at least half of the sessions.",
  );
});

test("says nothing of one section or none", () => {
  expect(whereHalfStop(sections(1))).toBeUndefined();
  expect(whereHalfStop([])).toBeUndefined();
});
