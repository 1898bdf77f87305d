/**
 * Runs a task on each item, some at once, and gives the results in the order of the items. Rejects with the first
 * failure in that order; tasks already begun are left to end by themselves.
 */
export async function* inOrder<A, B>(
  items: Iterable<A>,
  atOnce: number,
  task: (item: A) => Promise<B>,
): AsyncGenerator<B, void> {
  const underWay: Promise<B>[] = [];
  for (const item of items) {
    underWay.push(begun(task(item)));
    const first = underWay.length >= atOnce ? underWay.shift() : undefined;
    if (first !== undefined) yield await first;
  }
  for (const rest of underWay) yield await rest;
}

/** A failure that nobody waits for yet is no unhandled one: its turn to be waited for comes. */
const begun = <B>(promise: Promise<B>): Promise<B> => {
  promise.catch(() => undefined);
  return promise;
};
