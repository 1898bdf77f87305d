import { inOrder } from "../../../local/import/inOrder";

test("outcomes are told in the order of their numbers, each once all before it are known", () => {
  const told: string[] = [];
  const outcomes = inOrder<string>(5, (outcome) => told.push(outcome));
  outcomes.settle(7, "c");
  outcomes.settle(6, "b");
  expect([told, outcomes.next()]).toEqual([[], 5]);
  outcomes.settle(5, "a");
  expect([told, outcomes.next()]).toEqual([["a", "b", "c"], 8]);
  outcomes.settle(9, "e");
  expect([told, outcomes.next()]).toEqual([["a", "b", "c"], 8]);
});
