/**
 * Merges streams into one in ascending time; at the same time, the stream that comes first in the list goes
 * first. Each stream ascends, and the streams come in the order of their first elements. One is opened only when
 * its turn has come, and forgotten at its end.
 */
export function* inTimeOrder<A>(
  streams: Iterable<Iterable<A>>,
  timeOf: (element: A) => number,
): Generator<A, void> {
  const open: Head<A>[] = [];
  let opened = 0;
  for (const stream of streams) {
    const rest = stream[Symbol.iterator]();
    const next = rest.next();
    if (next.done) continue;
    const head: Head<A> = { first: next.value, atMs: timeOf(next.value), rank: opened++, rest };
    while (open[0] !== undefined && isBefore(open[0], head)) yield takeFirst(open, timeOf);
    open.push(head);
    moveUp(open);
  }
  while (open.length > 0) yield takeFirst(open, timeOf);
}

/** A stream whose next element has been taken out: an entry of the binary heap of open streams. */
interface Head<A> {
  first: A;
  atMs: number;
  readonly rank: number;
  readonly rest: Iterator<A>;
}

const isBefore = <A>(a: Head<A>, b: Head<A>): boolean =>
  a.atMs < b.atMs || (a.atMs === b.atMs && a.rank < b.rank);

/** Takes the earliest element off a heap that is not empty. */
const takeFirst = <A>(heap: Head<A>[], timeOf: (element: A) => number): A => {
  const top = heap[0] as Head<A>;
  const { first } = top;
  const next = top.rest.next();
  if (next.done) {
    const last = heap.pop() as Head<A>;
    if (heap.length > 0) heap[0] = last;
  } else {
    top.first = next.value;
    top.atMs = timeOf(next.value);
  }
  moveDown(heap);
  return first;
};

const moveUp = <A>(heap: Head<A>[]): void => {
  let at = heap.length - 1;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (!swappedIfBefore(heap, at, parent)) return;
    at = parent;
  }
};

const moveDown = <A>(heap: Head<A>[]): void => {
  let at = 0;
  for (let left = 1; left < heap.length; left = 2 * at + 1) {
    const right = left + 1;
    const rightIsFirst = right < heap.length && isBefore(heap[right] as Head<A>, heap[left] as Head<A>);
    const child = rightIsFirst ? right : left;
    if (!swappedIfBefore(heap, child, at)) return;
    at = child;
  }
};

const swappedIfBefore = <A>(heap: Head<A>[], i: number, j: number): boolean => {
  const [a, b] = [heap[i] as Head<A>, heap[j] as Head<A>];
  if (!isBefore(a, b)) return false;
  heap[i] = b;
  heap[j] = a;
  return true;
};
