import type { ReportRows } from "../../../../dashboard/app/api/reportRows";

const names = ["page", "expand", "add", "checkout", "order"];

/** The rows of a segment, by the sessions that took each step. */
export const aFunnel = (segment: string, ...sessions: readonly number[]): readonly ReportRows["funnel"][] =>
  sessions.map((each, n) => {
    const previous = sessions[n - 1];
    return {
      segment,
      step: n + 1,
      step_name: names[n] ?? "",
      sessions: each,
      share_of_first: each / (sessions[0] ?? 1),
      share_of_previous: n === 0 ? 1 : previous === 0 || previous === undefined ? null : each / previous,
    };
  });
