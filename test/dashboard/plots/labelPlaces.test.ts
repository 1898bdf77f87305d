import fc from "fast-check";
import { labelPlaces } from "../../../dashboard/app/plots/labelPlaces";

const frame = { left: 0, top: 0, right: 400, bottom: 300 };
const aDot = (x: number, y: number, label = "Margherita") => ({ x, y, label, radius: 5 });

test("a label stands at the right of its dot, or at the left where the frame ends", () => {
  const [atRight] = labelPlaces([aDot(100, 100)], frame, 5);
  expect(atRight?.x).toBeGreaterThan(105);
  const [atLeft] = labelPlaces([aDot(390, 100)], frame, 5);
  expect((atLeft?.x ?? 0) + (atLeft?.width ?? 0)).toBeLessThan(385);
});

test("a label that has no place is left out, and the next gets its chance", () => {
  const names = labelPlaces([aDot(200, 150, "W".repeat(80)), aDot(200, 20)], frame, 5).map(
    ({ label }) => label,
  );
  expect(names).toEqual(["Margherita"]);
});

test("no more labels than asked for, those of the first dots", () => {
  const dots = Array.from({ length: 9 }, (_, index) => aDot(30, 15 + index * 30, `Dish ${index}`));
  expect(labelPlaces(dots, frame, 3).map(({ label }) => label)).toEqual(["Dish 0", "Dish 1", "Dish 2"]);
});

test("wherever the dots are, no label covers another, a dot, or what is beyond the frame", () => {
  const anywhere = fc.record({
    x: fc.integer({ min: 0, max: 400 }),
    y: fc.integer({ min: 0, max: 300 }),
    radius: fc.integer({ min: 2, max: 14 }),
    label: fc.string({ minLength: 1, maxLength: 30 }),
  });
  fc.assert(
    fc.property(fc.array(anywhere, { maxLength: 40 }), (dots) => {
      const placed = labelPlaces(dots, frame, 40);
      const boxes = placed.map(({ x, y, width }) => ({
        left: x,
        right: x + width,
        top: y - 7,
        bottom: y + 7,
      }));
      for (const [index, box] of boxes.entries()) {
        expect(box.left >= 0 && box.right <= 400 && box.top >= 0 && box.bottom <= 300).toBe(true);
        const others = [
          ...boxes.slice(0, index),
          ...dots.map(({ x, y, radius }) => ({
            left: x - radius,
            right: x + radius,
            top: y - radius,
            bottom: y + radius,
          })),
        ];
        const covered = others.filter(
          (other) =>
            box.left < other.right &&
            other.left < box.right &&
            box.top < other.bottom &&
            other.top < box.bottom,
        );
        expect(covered).toEqual([]);
      }
    }),
    { numRuns: 60 },
  );
});
