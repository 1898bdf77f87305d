import { outstandingFirst } from "../../../dashboard/app/plots/outstandingFirst";
import { spreadScale } from "../../../dashboard/app/plots/spreadScale";

const firstOf = (dots: readonly { label: string; x: number; y: number }[]): string | undefined => {
  const scale = (values: readonly number[]) => spreadScale(values, String, 5);
  return outstandingFirst(dots, scale(dots.map(({ x }) => x)), scale(dots.map(({ y }) => y)))[0]?.label;
};

const along = [10, 20, 30, 40, 50].map((x) => ({ label: `along ${x}`, x, y: x }));

test("what is far off the others comes before what is merely large", () => {
  expect(firstOf([...along, { label: "often seen, never ordered", x: 50, y: 1 }])).toBe(
    "often seen, never ordered",
  );
});

test("along one line the largest comes first", () => {
  expect(firstOf(along)).toBe("along 50");
});

test("one dot, dots at one place and none", () => {
  expect(firstOf([{ label: "A", x: 0, y: 0 }])).toBe("A");
  expect(firstOf([1, 2].map((n) => ({ label: String(n), x: 3, y: 3 })))).toBe("1");
  expect(firstOf([])).toBeUndefined();
});
