import type { ReportRows } from "../../api/reportRows";
import type { Tile } from "../../figures/changeOf";
import { pointsChangeOf } from "../../figures/pointsChangeOf";
import type { Formats } from "../../formats/formats";

type Retention = ReportRows["customer-retention"];

/** How many came back in all. */
export const retentionTiles = (
  total: Retention | undefined,
  previous: Retention | undefined,
  isCompared: boolean,
  withinDays: number,
  formats: Formats,
): readonly Tile[] => {
  const [rate, before] = [total?.retention_rate ?? null, previous?.retention_rate ?? null];
  const change = isCompared ? pointsChangeOf(rate, before, formats) : undefined;
  return [
    {
      label: `${formats.count(total?.returning_customers ?? 0)} of ${formats.count(total?.customers ?? 0)} customers came back within ${withinDays} days`,
      value: formats.share(rate),
      ...(change && { change }),
      ...(isCompared && { before: formats.share(before) }),
    },
  ];
};
