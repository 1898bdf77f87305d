import type { ReportRows } from "../../api/reportRows";
import type { Formats } from "../../formats/formats";
import type { BarChart } from "../../plots/plotSpecs";

type Row = ReportRows["referrers"];

const words: Readonly<Record<string, string>> = {
  "(direct)": "Directly, as by a QR code",
  "(unreadable)": "Not readable",
};

/** The pages elsewhere from which the most visitors came. */
export const referrerBars = (
  rows: readonly Row[],
  before: readonly Row[] | undefined,
  { limit, formats }: { readonly limit: number; readonly formats: Formats },
): BarChart["bars"] => {
  const earlier = new Map(before?.map(({ referrer_host, visitors }) => [referrer_host, visitors]));
  return rows
    .toSorted((a, b) => b.visitors - a.visitors || b.views - a.views)
    .slice(0, limit)
    .map(({ referrer_host, views, visitors }) => ({
      label: Object.hasOwn(words, referrer_host) ? (words[referrer_host] ?? referrer_host) : referrer_host,
      value: visitors,
      ...(before === undefined ? {} : { before: earlier.get(referrer_host) ?? 0 }),
      detail: `${formats.count(views)} page views`,
    }));
};
