import type { Parameter } from "../reports/parameter";
import type { AnyReport } from "../reports/report";
import type { SqlParameter } from "../reports/sqlEngine";
import { parametersOf } from "./reportReply";

/** What can be asked, as `GET /v1/reports` tells it. */
export const reportList = (reports: readonly AnyReport[]) => ({
  reports: reports.map((report) => ({
    name: report.name,
    title: report.title,
    group: report.group,
    doc: report.doc,
    live: report.live !== undefined,
    parameters: Object.entries(parametersOf(report)).map(([name, parameter]) => told(name, parameter)),
    columns: report.row.columns,
  })),
});

const told = (name: string, parameter: Parameter<SqlParameter>) => ({
  name,
  doc: parameter.doc,
  required: parameter.default === undefined,
  ...(parameter.default === undefined ? {} : { default: parameter.default }),
  schema: parameter.schema,
  example: parameter.example,
});
