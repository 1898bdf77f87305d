import type { QualityRow } from "../../../../pipeline/reports/quality/qualityRow";
import { type Asking, type Report, runReport } from "../../../../pipeline/reports/report";
import type { scope } from "../../../../pipeline/reports/scope";
import { aLakeOfRows, type LakeRows } from "./aLakeOfRows";

type QualityReport = Report<typeof scope, QualityRow>;
type Asked = Parameters<ReturnType<typeof runReport>>[1];

/** Of which day the tests' lakes are asked. */
export const theDay = { from: "2026-03-02", to: "2026-03-02" } as const;

/** A report's answer over rows of the lake. */
export const answerOf = async (
  report: QualityReport,
  rows: LakeRows,
  asked: Asked = {},
  asking: Asking = {},
): Promise<readonly QualityRow[]> =>
  runReport(await aLakeOfRows(rows))(report, { ...theDay, ...asked }, asking);

/** Shares as lines, `luna events.session_id completeness: 1 of 4 broken, 0.75`. */
export const figuresOf = async (...asked: Parameters<typeof answerOf>): Promise<readonly string[]> =>
  (await answerOf(...asked)).map(
    ({ dataset, site_id, rule, field, checked, failed, measure }) =>
      `${site_id} ${dataset}.${field} ${rule}: ${failed} of ${checked} broken, ${measure}`,
  );
