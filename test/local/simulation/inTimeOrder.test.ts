import fc from "fast-check";
import { inTimeOrder } from "../../../local/simulation/inTimeOrder";

const merged = (streams: readonly (readonly number[])[]): number[] => [...inTimeOrder(streams, (n) => n)];

describe("inTimeOrder", () => {
  it("merges streams that overlap", () => {
    expect(
      merged([
        [1, 5, 9],
        [2, 3, 4],
        [5, 6],
      ]),
    ).toEqual([1, 2, 3, 4, 5, 5, 6, 9]);
  });

  it("gives nothing for no streams and skips empty ones", () => {
    expect(merged([])).toEqual([]);
    expect(merged([[], [1], []])).toEqual([1]);
  });

  it("agrees with a sort, however the streams lie", () => {
    const ascending = fc.array(fc.nat(50), { minLength: 1 }).map((list) => list.sort((a, b) => a - b));
    fc.assert(
      fc.property(fc.array(ascending), (streams) => {
        streams.sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
        expect(merged(streams)).toEqual(streams.flat().sort((a, b) => a - b));
      }),
    );
  });

  it("keeps the streams' order among elements of the same time", () => {
    const streams = [
      [
        { at: 1, of: "a" },
        { at: 3, of: "a" },
      ],
      [
        { at: 1, of: "b" },
        { at: 3, of: "b" },
      ],
      [{ at: 3, of: "c" }],
    ];
    const order = [...inTimeOrder(streams, ({ at }) => at)].map(({ of }) => of).join("");
    expect(order).toBe("ababc");
  });

  it("opens a stream only when its turn has come", () => {
    const opened: number[] = [];
    function* stream(start: number): Generator<number, void> {
      opened.push(start);
      yield start;
      yield start + 1;
    }
    function* streams(): Generator<Iterable<number>, void> {
      for (const start of [0, 10, 20, 30]) yield stream(start);
    }
    const merging = inTimeOrder(streams(), (n) => n);
    expect([merging.next().value, merging.next().value, merging.next().value]).toEqual([0, 1, 10]);
    expect(opened).not.toContain(30);
  });
});
