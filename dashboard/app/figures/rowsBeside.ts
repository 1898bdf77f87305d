import type { Answer } from "../api/reportClient";
import type { ReportName, ReportRows } from "../api/reportRows";

/** The rows of a question beside a figure's own, which the figure knows by its place. */
export const rowsBeside = <N extends ReportName>(
  beside: readonly Answer[],
  place: number,
): readonly ReportRows[N][] => (beside[place] as Answer<N> | undefined)?.rows ?? [];
