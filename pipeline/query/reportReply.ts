import type { HttpRequest } from "../http/http";
import type { Problem } from "../http/problem";
import { choice, orElse, type Parameters } from "../reports/parameter";
import { type AnyReport, decodeParameters } from "../reports/report";
import type { SqlParameter } from "../reports/sqlEngine";
import { type AskingKey, readableSites, refusalOfSite } from "./access";
import { isKnown, notModified, tagOf } from "./answerResponse";
import type { Answers, Outcome } from "./answers";
import { hasMore, outcomeReply, type Shown } from "./outcomeReply";
import { askedOf, invalidParameters, presentationOf, presentationParameters } from "./presentation";
import type { QueryParts } from "./queryParts";
import { type IdentifiedQuestion, identify } from "./question";
import { type Reply, refused } from "./reply";
import { statementReply } from "./statementReply";
import { keepAnswer, readAnswer } from "./storedAnswer";

/** What the API itself asks of every report. */
export const ownParameters: Parameters = {
  live: orElse(
    choice(["true", "false"], {
      doc: "With what was acknowledged a moment ago, before compaction has it.",
      example: "false",
    }),
    "false",
  ),
  ...presentationParameters,
};

/** What a report can be asked with over HTTP: its own parameters, and how to show its answer. */
export const parametersOf = (report: AnyReport): Parameters => ({ ...report.parameters, ...ownParameters });

type ReportParts = Pick<QueryParts, "reports" | "lake" | "results" | "now">;

/** `GET /v1/reports/{name}` for a key. */
export const reportReply =
  (parts: ReportParts, answers: Answers) =>
  async (request: HttpRequest, key: AskingKey, name: string): Promise<Reply> => {
    const report = parts.reports.find((each) => each.name === name);
    if (report === undefined) return refused(noSuchReport(name, parts.reports));
    const facts = { report: name };
    const asked = askedOf(request);
    const decoded = decodeParameters({ name, parameters: parametersOf(report) }, asked);
    if (decoded.kind === "invalid") return refused(invalidParameters(decoded.errors), facts);
    const values = valuesOf(report, decoded.value);
    const live = decoded.value["live"] === "true";
    if (live && report.live === undefined)
      return refused(
        invalidParameters([`live: must be false, not true: the report ${name} has no live form`]),
        facts,
      );
    const refusal = refusalOfSite(key, values["site_id"]);
    if (refusal !== undefined) return refused(refusal, facts);

    const presentation = presentationOf(request, decoded.value);
    const { cursor } = presentation;
    const posed = { report, values, sites: readableSites(key), live, askedAtMs: parts.now() };
    if (presentation.format === "sql") return statementReply(posed);
    const question = await identify(parts.lake)(posed);
    const { isRepeatable } = question;
    if (isRepeatable && cursor !== undefined && cursor.answerId !== question.answerId)
      return refused(cursorExpired, facts);
    const tagged = { answerId: question.answerId, isRepeatable, presentation };
    if (isRepeatable && isKnown(request.headers["if-none-match"], tagOf(tagged)))
      return { response: notModified(tagged), facts: { ...facts, cached: true } };

    const outcome =
      isRepeatable || cursor === undefined
        ? await answers.answer(question)
        : await continued(parts, question, cursor.answerId);
    if (outcome === undefined) return refused(cursorExpired, facts);
    const shown: Shown = {
      report,
      values,
      live,
      isRepeatable,
      presentation,
      path: `/v1/reports/${name}`,
      asked,
      offset: cursor?.offset ?? 0,
    };
    return outcomeReply(isRepeatable ? outcome : await keptForNextPage(parts, outcome, shown), shown);
  };

/** Of what was decoded, the report's own. */
const valuesOf = (
  report: AnyReport,
  decoded: Readonly<Record<string, SqlParameter>>,
): Readonly<Record<string, SqlParameter>> =>
  Object.fromEntries(Object.keys(report.parameters).map((name) => [name, decoded[name] ?? null]));

/** The answer that a cursor goes on in, where it is one to this question: from who asks, about the same sites. */
const continued = async (
  { results }: ReportParts,
  { questionId }: IdentifiedQuestion,
  answerId: string,
): Promise<Outcome | undefined> => {
  const answer = await readAnswer(results, answerId);
  return answer?.questionId === questionId
    ? { kind: "answered", answerId, answer, cached: true, scannedBytes: 0 }
    : undefined;
};

/** An answer that cannot be had again is kept where somebody may come back for its next page. */
const keptForNextPage = async ({ results }: ReportParts, outcome: Outcome, shown: Shown): Promise<Outcome> =>
  outcome.kind === "answered" && !outcome.cached && hasMore(outcome, shown)
    ? { ...outcome, answer: await keepAnswer(results, outcome.answerId, outcome.answer) }
    : outcome;

const noSuchReport = (name: string, reports: readonly AnyReport[]): Problem => ({
  status: 404,
  code: "no_such_report",
  detail: `there is no report ${JSON.stringify(name.slice(0, 100))}: there are ${reports.map((each) => each.name).join(", ")}`,
});

const cursorExpired: Problem = {
  status: 410,
  code: "cursor_expired",
  detail:
    "cursor: the answer that it goes on in is no longer the answer, because the data or the question has changed: ask again without cursor",
  members: { errors: ["cursor: must be of this question's present answer"] },
};
