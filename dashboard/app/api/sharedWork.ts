interface UnderWay {
  readonly outcome: Promise<unknown>;
  readonly controller: AbortController;
  takers: number;
}

/**
 * Work of one key that is under way is done once, whoever asks for it. Each taker leaves by its own signal; the work is aborted when
 * the last has left. A key stands for work of one type.
 */
export const sharedWork = () => {
  const all = new Map<string, UnderWay>();

  const begin = (key: string, work: (signal: AbortSignal) => Promise<unknown>): UnderWay => {
    const controller = new AbortController();
    const begun: UnderWay = { outcome: work(controller.signal), controller, takers: 0 };
    all.set(key, begun);
    const forget = () => {
      if (all.get(key) === begun) all.delete(key);
    };
    begun.outcome.then(forget, forget);
    return begun;
  };

  return <A>(key: string, signal: AbortSignal, work: (signal: AbortSignal) => Promise<A>): Promise<A> => {
    if (signal.aborted) return Promise.reject(signal.reason);
    const joined = all.get(key) ?? begin(key, work);
    joined.takers += 1;
    return new Promise((resolve, reject) => {
      const leave = () => {
        reject(signal.reason);
        joined.takers -= 1;
        if (joined.takers > 0) return;
        all.delete(key);
        joined.controller.abort(signal.reason);
      };
      signal.addEventListener("abort", leave, { once: true });
      joined.outcome
        .then((outcome) => resolve(outcome as A), reject)
        .finally(() => signal.removeEventListener("abort", leave));
    });
  };
};
