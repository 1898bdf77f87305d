import fc from "fast-check";
import { random, weighted } from "../../../local/simulation/random";

describe("random", () => {
  it("draws the same numbers on every machine and in every version", () => {
    const { next } = random([1, 2, 3], 1);
    expect([next(), next(), next()]).toEqual([0.09979947796091437, 0.9942589583806694, 0.17358179367147386]);
    expect(random([1, 2, 3], 1).hex(12)).toBe("198cfe872c6f");
  });

  it("gives each seed word and each stream numbers of their own", () => {
    const seeds = [
      random([1, 2, 3], 1),
      random([1, 2, 4], 1),
      random([1, 3, 3], 1),
      random([2, 2, 3], 1),
      random([1, 2, 3], 2),
    ];
    expect(new Set(seeds.map(({ hex }) => hex(16))).size).toBe(seeds.length);
  });

  it("draws evenly, from 0 to just under 1", () => {
    const { next } = random([42, 0, 0], 1);
    const tenths = new Array<number>(10).fill(0);
    for (let draw = 0; draw < 100_000; draw++) {
      const tenth = Math.floor(next() * 10);
      tenths[tenth] = (tenths[tenth] ?? Number.NaN) + 1;
    }
    for (const count of tenths) expect(Math.abs(count - 10_000)).toBeLessThan(500);
  });

  it("between(min, max) gives every whole number from min to max and no other", () => {
    fc.assert(
      fc.property(fc.integer({ min: -50, max: 50 }), fc.integer({ min: 0, max: 4 }), (min, more) => {
        const { between } = random([min, more, 0], 1);
        const drawn = new Set(Array.from({ length: 300 }, () => between(min, min + more)));
        expect([...drawn].sort((a, b) => a - b)).toEqual(Array.from({ length: more + 1 }, (_, i) => min + i));
      }),
    );
  });

  it("hex(digits) gives exactly so many hex digits", () => {
    for (const digits of [1, 3, 4, 12, 16])
      expect(random([digits, 0, 0], 1).hex(digits)).toMatch(new RegExp(`^[0-9a-f]{${digits}}$`));
  });
});

describe("weighted", () => {
  it("draws each entry as often as its weight says, and one without weight never", () => {
    const draw = weighted([
      { name: "often", weight: 6 },
      { name: "never", weight: 0 },
      { name: "seldom", weight: 2 },
    ]);
    const chance = random([5, 0, 0], 1);
    const counts: Record<string, number> = { often: 0, never: 0, seldom: 0 };
    for (let i = 0; i < 8000; i++) {
      const { name } = draw(chance);
      counts[name] = (counts[name] ?? 0) + 1;
    }
    expect(counts["never"]).toBe(0);
    expect(counts["often"]).toBeGreaterThan(5800);
    expect(counts["often"]).toBeLessThan(6200);
  });
});
