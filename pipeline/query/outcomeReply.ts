import { json } from "../http/http";
import type { AnyReport } from "../reports/report";
import type { SqlParameter } from "../reports/sqlEngine";
import { answerResponse } from "./answerResponse";
import type { Outcome } from "./answers";
import { failureProblem } from "./failureProblem";
import { pageOf } from "./page";
import type { Presentation } from "./presentation";
import { type Reply, refused } from "./reply";

/** What an outcome is shown with. */
export interface Shown {
  readonly report: AnyReport;
  /** Of its parameters, as applied. */
  readonly values: Readonly<Record<string, SqlParameter>>;
  readonly live: boolean;
  readonly isRepeatable: boolean;
  readonly presentation: Presentation;
  /** Where it was asked for. */
  readonly path: string;
  /** With these parameters beside those that say how to show it. */
  readonly asked: Readonly<Record<string, string | undefined>>;
  /** Of the first row. */
  readonly offset: number;
}

/** Seconds after which it is worth to look again. */
const lookAgainSeconds = 2;

/** Answers a request by what came of its query: 200, 202 while it runs, or why there is no answer. */
export const outcomeReply = (outcome: Outcome, shown: Shown): Reply => {
  const { report, presentation } = shown;
  if (outcome.kind === "failed")
    return refused(failureProblem(outcome.failure), {
      report: report.name,
      ...(outcome.failure.reason === "failed" ? { error: outcome.failure.error } : {}),
    });
  if (outcome.kind === "running") {
    const { format, limit } = presentation;
    return {
      response: json(
        202,
        { status: "running", query: outcome.answerId, report: report.name },
        {
          location: `/v1/queries/${outcome.answerId}?${new URLSearchParams({ format, limit: String(limit) })}`,
          "retry-after": String(lookAgainSeconds),
        },
      ),
      facts: { report: report.name },
    };
  }
  const { answer, answerId, cached, scannedBytes } = outcome;
  const columns = report.row.columns.map(({ name }) => name);
  const page = pageOf(answer, columns, presentation, shown.offset);
  return {
    response: answerResponse({
      ...shown,
      answerId,
      asOf: answer.asOf,
      page,
      address: addressOf(shown),
    }),
    facts: { report: report.name, cached, scanned_bytes: scannedBytes },
  };
};

/** True where a page is not the last. */
export const hasMore = (
  outcome: Outcome,
  { offset, presentation }: Pick<Shown, "offset" | "presentation">,
): boolean => outcome.kind === "answered" && outcome.answer.rows.length > offset + presentation.limit;

const addressOf = ({ path, asked, presentation }: Shown): string => {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(asked))
    if (value !== undefined && name !== "cursor") query.set(name, value);
  if (presentation.format === "csv") query.set("format", "csv");
  return query.size === 0 ? path : `${path}?${query}`;
};
