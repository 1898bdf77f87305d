import type { HttpRequest } from "../http/http";
import { decodeParameters } from "../reports/report";
import { type AskingKey, covers } from "./access";
import type { Answers } from "./answers";
import { noSuchQuery } from "./failureProblem";
import { outcomeReply } from "./outcomeReply";
import { readPending } from "./pendingQuery";
import { askedOf, invalidParameters, presentationOf, presentationParameters } from "./presentation";
import type { QueryParts } from "./queryParts";
import { type Reply, refused } from "./reply";
import { statementReply } from "./statementReply";
import { isAnswerId } from "./storedAnswer";

/**
 * `GET /v1/queries/{id}` for a key: the answer of a query that took longer than its request, as the report would have
 * given it, or the SQL of it. A key that may not read all its sites finds nothing there.
 */
export const queryReply =
  ({ results, reports }: Pick<QueryParts, "results" | "reports">, answers: Answers) =>
  async (request: HttpRequest, key: AskingKey, id: string): Promise<Reply> => {
    const asked = askedOf(request);
    const decoded = decodeParameters({ name: "queries", parameters: presentationParameters }, asked);
    if (decoded.kind === "invalid") return refused(invalidParameters(decoded.errors));
    const pending = isAnswerId(id) ? await readPending(results, id) : undefined;
    if (pending === undefined || !covers(key, pending.sites ?? undefined)) return refused(noSuchQuery);
    const report = reports.find(({ name }) => name === pending.report);
    if (report === undefined) return refused(noSuchQuery);
    const presentation = presentationOf(request, decoded.value);
    if (presentation.format === "sql")
      return statementReply({
        report,
        values: pending.values,
        sites: pending.sites ?? undefined,
        live: pending.live,
        askedAtMs: pending.asked_at_ms,
      });
    const { cursor } = presentation;
    if (cursor !== undefined && cursor.answerId !== id)
      return refused(invalidParameters(["cursor: must be one of this query's own answer"]));
    const outcome = await answers.resume(id, pending, report);
    return outcomeReply(outcome, {
      report,
      values: pending.values,
      live: pending.live,
      isRepeatable: false,
      presentation,
      path: `/v1/queries/${id}`,
      asked,
      offset: cursor?.offset ?? 0,
    });
  };
