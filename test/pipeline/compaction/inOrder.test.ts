import { setTimeout } from "node:timers/promises";
import fc from "fast-check";
import { inOrder } from "../../../pipeline/compaction/inOrder";

const all = async <A>(results: AsyncIterable<A>): Promise<A[]> => {
  const list: A[] = [];
  for await (const result of results) list.push(result);
  return list;
};

test("results come in the order of the items, and no more tasks run at once than allowed", async () => {
  let running = 0;
  let most = 0;
  const task = async (n: number): Promise<number> => {
    running += 1;
    most = Math.max(most, running);
    await setTimeout((7 * n) % 5);
    running -= 1;
    return n * n;
  };
  const items = Array.from({ length: 20 }, (_, n) => n);
  expect(await all(inOrder(items, 4, task))).toEqual(items.map((n) => n * n));
  expect(most).toBe(4);
  expect(await all(inOrder([], 4, task))).toEqual([]);
});

test("the first failure in order is the one that is told, after the results before it", async () => {
  const seen: number[] = [];
  const task = async (n: number): Promise<number> => {
    await setTimeout(n === 3 ? 1 : 5);
    if (n >= 3) throw new Error(`task ${n}`);
    return n;
  };
  await expect(
    (async () => {
      for await (const n of inOrder([1, 2, 3, 4], 4, task)) seen.push(n);
    })(),
  ).rejects.toThrow("task 3");
  expect(seen).toEqual([1, 2]);
});

/** Tasks that end when they are told to, with what has begun. */
const toldTasks = () => {
  const ends = new Map<number, () => void>();
  return {
    begun: () => [...ends.keys()],
    end: (item: number) => ends.get(item)?.(),
    task: (item: number) => new Promise<number>((resolve) => ends.set(item, () => resolve(item))),
  };
};

test("no more weight is under way at once than allowed, until results are taken, and what is too heavy goes alone", async () => {
  const weights = [5, 5, 5, 20, 1, 9, 1];
  const { begun, end, task } = toldTasks();
  const results = inOrder(weights.keys(), 16, task, {
    weightOf: (item) => weights[item] as number,
    weightAtOnce: 10,
  });
  const seen: (readonly number[])[] = [];
  for (const item of weights.keys()) {
    const result = results.next();
    end(item);
    expect(await result).toEqual({ done: false, value: item });
    seen.push(begun());
  }
  expect(await results.next()).toEqual({ done: true, value: undefined });
  const upTo = (last: number) => Array.from({ length: last + 1 }, (_, at) => at);
  // 5 and 5; 5 and 5; 20 has to wait for all, and all for it; 1 and 9; then 9 and 1
  expect(seen).toEqual([1, 2, 2, 3, 5, 6, 6].map(upTo));
});

test("whatever the weights, more is under way than allowed only by one that is alone", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat(12), { maxLength: 30 }),
      fc.nat(12),
      fc.integer({ min: 1, max: 5 }),
      async (weights, weightAtOnce, atOnce) => {
        const underWay = new Set<number>();
        const task = async (item: number): Promise<number> => {
          underWay.add(item);
          const weight = [...underWay].reduce((sum, each) => sum + (weights[each] as number), 0);
          expect(underWay.size === 1 || weight <= weightAtOnce).toBe(true);
          expect(underWay.size).toBeLessThanOrEqual(atOnce);
          return item;
        };
        const taken: number[] = [];
        const weightOf = (item: number) => weights[item] as number;
        for await (const item of inOrder(weights.keys(), atOnce, task, { weightOf, weightAtOnce })) {
          underWay.delete(item);
          taken.push(item);
        }
        expect(taken).toEqual([...weights.keys()]);
      },
    ),
    { numRuns: 60 },
  );
});
