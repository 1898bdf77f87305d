import { setTimeout as pause } from "node:timers/promises";

/** The proof's steps, told as they happen. */
export interface Steps {
  /**
   * One step: fails when `run` rejects, or takes longer than `deadlineMs`. What `run` gives is passed on, and told if
   * it is text.
   */
  step<A>(title: string, deadlineMs: number, run: () => Promise<A>): Promise<A>;
  /** Lines that belong to no step. */
  tell(...lines: readonly string[]): void;
  /** `12 passed, 0 failed`, and the exit code that says the same. */
  summary(): { readonly line: string; readonly exitCode: number };
}

/** A step that failed has been told; what comes after it cannot be done. */
export class StepFailed extends Error {}

export const stepsTo = (print: (line: string) => void): Steps => {
  let passed = 0;
  let failed = 0;
  return {
    step: async (title, deadlineMs, run) => {
      const startMs = Date.now();
      const tell = (verdict: string) => print(`${verdict}  ${seconds(Date.now() - startMs)}  ${title}`);
      try {
        const result = await within(deadlineMs, run());
        passed += 1;
        tell("passed");
        if (typeof result === "string") print(`               ${result}`);
        return result;
      } catch (error) {
        failed += 1;
        tell("FAILED");
        print(String(error instanceof Error ? (error.stack ?? error.message) : error));
        throw new StepFailed(title, { cause: error });
      }
    },
    tell: (...lines) => {
      for (const line of lines) print(line);
    },
    summary: () => ({
      line: `${passed} passed, ${failed} failed`,
      exitCode: failed === 0 && passed > 0 ? 0 : 1,
    }),
  };
};

const within = async <A>(deadlineMs: number, work: Promise<A>): Promise<A> => {
  const timer = new AbortController();
  const late = pause(deadlineMs, undefined, { signal: timer.signal }).then(() => {
    throw new Error(`took longer than ${deadlineMs / 1000} s`);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    timer.abort();
    late.catch(() => {});
  }
};

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1).padStart(6)} s`;
