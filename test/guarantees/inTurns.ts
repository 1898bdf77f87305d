import type { FaultyPortsOptions } from "./faultyPorts";

/** That one of several tasks may make so many calls; they are numbered from 0 in the order of their first ones. */
export interface Turn {
  readonly task: number;
  readonly calls: number;
}

/** What lets calls go on one at a time, in turns. */
export interface Turns {
  readonly gate: NonNullable<FaultyPortsOptions["gate"]>;
  /** Waits for a task while calls go on: in their turns, then each task to its end, one after the other. */
  waitFor<A>(task: Promise<A>): Promise<A>;
}

/** Turns that count what they let go on. */
export interface CountedTurns extends Turns {
  callsOf(task: number): number;
}

/**
 * An order of calls as a list of turns: long ones let one task do all its work within a single call of another, which
 * no drawing of one call after the other would ever come to. Deterministic where nothing but calls takes time.
 */
export const inTurns = (turns: readonly Turn[]): CountedTurns => {
  const waiting = new Map<string, (() => void)[]>();
  const tasks: string[] = [];
  const calls = new Map<string, number>();
  const left = turns.map((turn) => ({ ...turn }));

  const waitingOf = (task: number): (() => void)[] => waiting.get(tasks[task] ?? "") ?? [];

  /** The task whose turn it is: the next in the list that has a call to make, or the first at all. */
  const nextTask = (): number => {
    for (let turn = left[0]; turn !== undefined; turn = left[0]) {
      if (turn.calls > 0 && waitingOf(turn.task).length > 0) {
        turn.calls -= 1;
        return turn.task;
      }
      left.shift();
    }
    return tasks.findIndex((_, task) => waitingOf(task).length > 0);
  };

  return {
    gate: ({ process }) =>
      new Promise((go) => {
        if (!tasks.includes(process)) tasks.push(process);
        calls.set(process, (calls.get(process) ?? 0) + 1);
        waiting.set(process, [...(waiting.get(process) ?? []), go]);
      }),
    callsOf: (task) => calls.get(tasks[task] ?? "") ?? 0,
    waitFor: async (task) => {
      let isDone = false;
      const end = task.finally(() => {
        isDone = true;
      });
      end.catch(() => undefined);
      for (await quiet(); !isDone; await quiet()) waitingOf(nextTask()).shift()?.();
      return end;
    },
  };
};

/** Resolves when everything that can go on without a call has done so. */
export const quiet = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
