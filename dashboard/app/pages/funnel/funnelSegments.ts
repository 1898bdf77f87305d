import type { ReportRows } from "../../api/reportRows";
import type { FunnelChart } from "../../plots/plotSpecs";
import { deviceName } from "../menu/deviceNames";

type Row = ReportRows["funnel"];

/** The funnels of the segments, the largest first, with what each step was before. */
export const funnelSegments = (
  rows: readonly Row[],
  before: readonly Row[] | undefined,
  stepName: (step: string) => string,
): FunnelChart["segments"] => {
  const earlier = new Map(before?.map((row) => [keyOf(row), row.share_of_first]));
  return [...new Set(rows.map(({ segment }) => segment))]
    .map((segment) => ({
      name: segment === "all" ? null : deviceName(segment),
      steps: rows
        .filter((row) => row.segment === segment)
        .sort((a, b) => a.step - b.step)
        .map((row) => ({
          name: stepName(row.step_name),
          sessions: row.sessions,
          shareOfFirst: row.share_of_first,
          shareOfPrevious: row.share_of_previous,
          ...(before === undefined ? {} : { before: earlier.get(keyOf(row)) ?? null }),
        })),
    }))
    .sort((a, b) => (b.steps[0]?.sessions ?? 0) - (a.steps[0]?.sessions ?? 0));
};

const keyOf = ({ segment, step_name }: Row): string => JSON.stringify([segment, step_name]);
