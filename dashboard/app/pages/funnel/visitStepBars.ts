import type { ReportRows } from "../../api/reportRows";
import type { Formats } from "../../formats/formats";
import type { BarChart } from "../../plots/plotSpecs";

type Row = ReportRows["visit-steps"];

/** What can be done in a visit, in the order in which guests do it. */
export const visitSteps = ["expanded", "added", "checked_out", "ordered", "paid"] as const;
export type VisitStep = (typeof visitSteps)[number];

export const visitStepNames: Readonly<Record<VisitStep, string>> = {
  expanded: "Opened a dish",
  added: "Added a dish",
  checked_out: "Went to the checkout",
  ordered: "Placed an order",
  paid: "Paid",
};

/** The share of each site's visits in which a step was taken, the largest first. */
export const visitStepBySite = (
  rows: readonly Row[],
  before: readonly Row[] | undefined,
  step: VisitStep,
  formats: Formats,
): BarChart["bars"] =>
  rows
    .filter(({ visits }) => visits > 0)
    .sort((a, b) => b[step] / b.visits - a[step] / a.visits)
    .map((row) =>
      bar(
        row.site_id,
        row,
        before?.find(({ site_id }) => site_id === row.site_id),
        step,
        formats,
      ),
    );

/** The share of a site's visits in which each step was taken. */
export const visitStepsOfSite = (row: Row, before: Row | undefined, formats: Formats): BarChart["bars"] =>
  visitSteps.map((step) => bar(visitStepNames[step], row, before, step, formats));

const bar = (
  label: string,
  row: Row,
  before: Row | undefined,
  step: VisitStep,
  formats: Formats,
): BarChart["bars"][number] => ({
  label,
  value: row.visits === 0 ? 0 : row[step] / row.visits,
  ...(before === undefined || before.visits === 0 ? {} : { before: before[step] / before.visits }),
  detail: `${formats.count(row[step])} of ${formats.count(row.visits)} visits`,
});
