import fc from "fast-check";
import { instant } from "../../../pipeline/event/fieldType";
import { instantBytes, writeInstant } from "../../../pipeline/event/writeInstant";

test("a time is written as its codec encodes it", () => {
  const target = Buffer.alloc(instantBytes);
  const { codec } = instant();
  const [first, last] = [Date.UTC(1990, 0, 1), Date.UTC(2200, 0, 1) - 1];
  fc.assert(
    fc.property(fc.integer({ min: first, max: last }), fc.nat(86_399_999), (ms, later) => {
      // twice, because the date of the first is kept for the second
      for (const each of [ms, Math.min(ms + later, last)]) {
        writeInstant(target, each);
        expect(target.toString("latin1")).toBe(JSON.stringify(codec.encode(each)));
      }
    }),
    {
      numRuns: 300,
      examples: [
        [first, 0],
        [last, 0],
        [Date.UTC(2024, 1, 29, 23, 59, 59, 999), 1],
      ],
    },
  );
});
