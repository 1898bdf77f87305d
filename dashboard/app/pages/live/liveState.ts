import type { PageContext } from "../page";

/** Whether the page goes on by itself, and tells when it last did. */
export interface LiveState {
  /** How often figures ask again; undefined while paused. */
  readonly everyMs: number | undefined;
  /** Takes the time of an answer. */
  updated(asOf: Date): void;
}

/** A click on the menu is to be seen here within seconds. */
const liveEveryMs = 3_000;

export const isPaused = ({ address }: Pick<PageContext, "address">): boolean =>
  address.filters["paused"] === "1";

export const liveState = (context: PageContext, line: HTMLElement): LiveState => {
  const paused = isPaused(context);
  let latestMs = 0;
  return {
    everyMs: paused ? undefined : liveEveryMs,
    updated: (asOf) => {
      if (asOf.getTime() < latestMs) return;
      latestMs = asOf.getTime();
      const time = context.formats.time(asOf);
      line.textContent = paused
        ? `Paused: this is how it was at ${time}.`
        : `Updated at ${time}, and again every 3 seconds.`;
    },
  };
};
