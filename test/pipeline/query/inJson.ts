import type { AnyReport } from "../../../pipeline/reports/report";
import { rowsOf } from "../../../pipeline/reports/report";

/** An engine's rows as the API shows them. */
export const inJson = (report: AnyReport, rows: readonly unknown[]): readonly unknown[] =>
  rowsOf(report, rows).map((row) => JSON.parse(JSON.stringify(report.row.codec.encode(row))));
