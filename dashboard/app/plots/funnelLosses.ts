import type { FunnelChart } from "./plotSpecs";

type Step = FunnelChart["segments"][number]["steps"][number];

/** What happens between two steps of a funnel. */
export interface FunnelLoss {
  readonly lost: number;
  /** Of the step before; null where it had none. */
  readonly lostShare: number | null;
  /** The largest loss of the funnel, by sessions: where there is most to win. */
  readonly largest: boolean;
}

/** One for each step but the first. More sessions in a later step are no loss. */
export const funnelLosses = (steps: readonly Step[]): readonly FunnelLoss[] => {
  const losses = steps.slice(1).map((step, index) => {
    const before = steps[index]?.sessions ?? 0;
    const lost = Math.max(0, before - step.sessions);
    const lostShare = step.shareOfPrevious === null ? null : Math.max(0, 1 - step.shareOfPrevious);
    return { lost, lostShare };
  });
  const most = Math.max(0, ...losses.map(({ lost }) => lost));
  const at = most > 0 && losses.length > 1 ? losses.findIndex(({ lost }) => lost === most) : -1;
  return losses.map((loss, index) => ({ ...loss, largest: index === at }));
};
