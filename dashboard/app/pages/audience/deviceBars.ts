import type { ReportRows } from "../../api/reportRows";
import type { Formats } from "../../formats/formats";
import type { BarChart } from "../../plots/plotSpecs";
import { deviceName } from "../menu/deviceNames";

type Row = ReportRows["devices"];

/** What devices are told apart by. */
export const deviceKinds = ["device_type", "os", "browser"] as const;
export type DeviceKind = (typeof deviceKinds)[number];

/** The share of page views by kind of device, system or browser: views add up, visitors with two browsers do not. */
export const deviceBars = (
  rows: readonly Row[],
  before: readonly Row[] | undefined,
  kind: DeviceKind,
  formats: Formats,
): BarChart["bars"] => {
  const views = viewsBy(rows, kind);
  const total = totalOf(views);
  const earlier = viewsBy(before ?? [], kind);
  const earlierTotal = totalOf(earlier);
  return [...views]
    .sort(([, a], [, b]) => b - a)
    .slice(0, 10)
    .map(([name, count]) => ({
      label: kind === "device_type" ? deviceName(name) : name === "(unknown)" ? "Unknown" : name,
      value: count / total,
      ...(earlierTotal === 0 ? {} : { before: (earlier.get(name) ?? 0) / earlierTotal }),
      detail: `${formats.count(count)} page views`,
    }));
};

const viewsBy = (rows: readonly Row[], kind: DeviceKind): ReadonlyMap<string, number> => {
  const views = new Map<string, number>();
  for (const row of rows) views.set(row[kind], (views.get(row[kind]) ?? 0) + row.views);
  return views;
};

const totalOf = (views: ReadonlyMap<string, number>): number =>
  [...views.values()].reduce((sum, each) => sum + each, 0);
