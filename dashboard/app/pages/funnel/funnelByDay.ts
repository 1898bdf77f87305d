import type { ReportRows } from "../../api/reportRows";
import type { LineChart } from "../../plots/plotSpecs";
import { comparedDayLines, type DayRows } from "../days/comparedDayLines";

type Row = ReportRows["funnel"];

/** The order first: it is the one that matters. */
const drawn = ["order", "checkout", "add", "expand"] as const;

/** How steps and days are written. */
interface FunnelWords {
  stepName(step: string): string;
  writtenDay(day: string): string;
}

/** The share of each day's sessions that took each step, and, of the order, that of the period before. */
export const funnelByDay = (
  current: DayRows<Row>,
  previous: DayRows<Row> | undefined,
  { stepName, writtenDay }: FunnelWords,
): LineChart["series"] => {
  const lines = drawn.flatMap((step) =>
    comparedDayLines(
      { name: stepName(step), valueIn: (row) => row.share_of_first, missing: null },
      ofStep(current, step),
      step === "order" && previous !== undefined ? ofStep(previous, step) : undefined,
      writtenDay,
    ),
  );
  return [...lines.filter(({ dashed }) => !dashed), ...lines.filter(({ dashed }) => dashed)];
};

const ofStep = ({ days, rows }: DayRows<Row>, step: string): DayRows<Row & { readonly day: string }> => ({
  days,
  rows: rows.filter(({ step_name }) => step_name === step).map((row) => ({ ...row, day: row.segment })),
});
