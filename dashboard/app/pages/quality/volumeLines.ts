import type { QualityRow } from "../../../../pipeline/reports/quality/qualityRow";
import type { LineChart } from "../../plots/plotSpecs";

/**
 * A dataset's rows by day, all sites together, and what is usual for the weekday. A site that has no usual, because it is new or closed on
 * that weekday, is in neither line on that day: else the two could not be compared.
 */
export const volumeLines = (
  rows: readonly QualityRow[],
  dataset: string,
  days: readonly string[],
): LineChart["series"] => {
  const sums = new Map<string | null, { checked: number; reference: number }>();
  for (const row of rows) {
    if (row.dataset !== dataset || row.reference === null) continue;
    const { checked, reference } = sums.get(row.day) ?? { checked: 0, reference: 0 };
    sums.set(row.day, { checked: checked + row.checked, reference: reference + row.reference });
  }
  return [
    { name: "Events", points: days.map((x) => ({ x, y: sums.get(x)?.checked ?? null })) },
    {
      name: "Usual for the weekday",
      dashed: true,
      points: days.map((x) => ({ x, y: sums.get(x)?.reference ?? null })),
    },
  ];
};
