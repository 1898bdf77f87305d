import type { FunnelChart } from "../../plots/plotSpecs";

type Step = FunnelChart["segments"][number]["steps"][number];

/** Two steps that follow on each other, and the sessions that took the first and not the second. */
export interface Loss {
  readonly from: Step;
  readonly to: Step;
  readonly lost: number;
  /** Of those that took the first. */
  readonly share: number;
  /** The same of the period before; undefined where nothing is known of it. */
  readonly shareBefore: number | undefined;
}

/** Where the most sessions are lost, the earlier of two such places; undefined where none is. */
export const biggestLoss = (steps: readonly Step[]): Loss | undefined =>
  steps
    .flatMap((to, n): readonly Loss[] => {
      const from = steps[n - 1];
      const lost = from === undefined ? 0 : from.sessions - to.sessions;
      return from === undefined || lost <= 0
        ? []
        : [{ from, to, lost, share: lost / from.sessions, shareBefore: lostBefore(from, to) }];
    })
    .reduce<Loss | undefined>(
      (most, loss) => (most === undefined || loss.lost > most.lost ? loss : most),
      undefined,
    );

const lostBefore = (from: Step, to: Step): number | undefined =>
  typeof from.before === "number" && typeof to.before === "number" && from.before > 0
    ? 1 - to.before / from.before
    : undefined;
