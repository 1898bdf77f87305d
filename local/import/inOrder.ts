/** Puts outcomes into the order of their numbers. */
export interface InOrder<O> {
  /** What came of a number. */
  settle(number: number, outcome: O): void;
  /** The first number of which nothing, or something before it, is not known. */
  readonly next: () => number;
}

/** Tells each outcome once all before it are told; numbers begin with `first`. Keeps those that are early. */
export const inOrder = <O>(first: number, tell: (outcome: O) => void): InOrder<O> => {
  const early = new Map<number, O>();
  let next = first;
  return {
    settle: (number, outcome) => {
      early.set(number, outcome);
      for (let due = early.get(next); due !== undefined; due = early.get(next)) {
        early.delete(next);
        next += 1;
        tell(due);
      }
    },
    next: () => next,
  };
};
