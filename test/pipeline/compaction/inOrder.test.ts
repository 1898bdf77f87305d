import { setTimeout } from "node:timers/promises";
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
