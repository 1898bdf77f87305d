/** Waits; rejects with the signal's reason when it is aborted. */
export type Pause = (ms: number, signal: AbortSignal) => Promise<void>;

/** Does work for so long; then its signal is aborted, with `late` as the reason. */
export const within =
  (pause: Pause) =>
  async <A>(
    { ms, late, signal }: { readonly ms: number; readonly late: Error; readonly signal: AbortSignal },
    work: (signal: AbortSignal) => Promise<A>,
  ): Promise<A> => {
    signal.throwIfAborted();
    const inner = new AbortController();
    const leave = () => inner.abort(signal.reason);
    signal.addEventListener("abort", leave, { once: true });
    pause(ms, inner.signal).then(
      () => inner.abort(late),
      () => undefined,
    );
    try {
      return await work(inner.signal);
    } finally {
      signal.removeEventListener("abort", leave);
      inner.abort();
    }
  };
