/** How much may be under way at once, beside how many. */
export interface Weights<A> {
  readonly weightOf: (item: A) => number;
  /** One item goes ahead however heavy it is. */
  readonly weightAtOnce: number;
}

/**
 * Runs a task on each item, some at once, and gives the results in the order of the items. Rejects with the first
 * failure in that order; tasks already begun are left to end by themselves.
 */
export async function* inOrder<A, B>(
  items: Iterable<A>,
  atOnce: number,
  task: (item: A) => Promise<B>,
  { weightOf, weightAtOnce }: Weights<A> = { weightOf: () => 0, weightAtOnce: 0 },
): AsyncGenerator<B, void> {
  const underWay: { readonly result: Promise<B>; readonly weight: number }[] = [];
  let weightUnderWay = 0;
  const first = (): Promise<B> => {
    const next = underWay.shift() as { readonly result: Promise<B>; readonly weight: number };
    weightUnderWay -= next.weight;
    return next.result;
  };
  for (const item of items) {
    const weight = weightOf(item);
    while (underWay.length > 0 && weightUnderWay + weight > weightAtOnce) yield await first();
    underWay.push({ result: begun(task(item)), weight });
    weightUnderWay += weight;
    if (underWay.length >= atOnce) yield await first();
  }
  while (underWay.length > 0) yield await first();
}

/** A failure that nobody waits for yet is no unhandled one: its turn to be waited for comes. */
const begun = <B>(promise: Promise<B>): Promise<B> => {
  promise.catch(() => undefined);
  return promise;
};
