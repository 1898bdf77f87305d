import type { Parameter, Parameters } from "../reports/parameter";
import type { AnyReport } from "../reports/report";
import { scope } from "../reports/scope";
import type { SqlParameter } from "../reports/sqlEngine";
import { members, nullable, queryParameters, ref, refusals, shared } from "./openApiParts";
import { ownParameters, parametersOf } from "./reportReply";

/** Those that nearly every report has. */
export const sharedParameters: Parameters = { ...scope, ...ownParameters };

/** The path of a report: its parameters, and its rows to the column. */
export const reportPath = (report: AnyReport) => ({
  get: {
    operationId: report.name,
    tags: [report.group],
    summary: report.title,
    description: report.doc,
    parameters: queryParameters(parametersOf(report), sharedParameters),
    responses: {
      200: {
        description: "A page of the answer.",
        headers: {
          ETag: { description: "Of answers that are not live.", schema: { type: "string" } },
          Link: { description: 'rel="next": the next page.', schema: { type: "string" } },
        },
        content: {
          "application/json": { schema: answerSchema(report) },
          "text/csv": { schema: { type: "string" } },
          "application/sql": { schema: { type: "string" } },
        },
      },
      202: shared("Running"),
      304: shared("NotModified"),
      400: shared("InvalidParameters"),
      410: shared("CursorExpired"),
      422: shared("TooExpensive"),
      502: shared("QueryFailed"),
      ...refusals,
    },
  },
});

const answerSchema = ({ name, parameters, row }: AnyReport) =>
  members({
    report: { const: name },
    title: { type: "string" },
    parameters: members(
      Object.fromEntries(
        Object.entries(parameters as Readonly<Record<string, Parameter<SqlParameter>>>).map(
          ([each, parameter]) => [
            each,
            parameter.default === null ? nullable(parameter.schema) : parameter.schema,
          ],
        ),
      ),
    ),
    live: { type: "boolean" },
    as_of: { type: "string", format: "date-time" },
    columns: { type: "array", items: ref("Column") },
    rows: {
      type: "array",
      items: members(
        Object.fromEntries(
          row.columns.map((column) => [column.name, { ...column.schema, description: column.doc }]),
        ),
      ),
    },
    next: { type: ["string", "null"], description: "The cursor of the next page; null: there is none." },
  });
