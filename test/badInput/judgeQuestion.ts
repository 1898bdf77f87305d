import { allReports } from "../../pipeline/reports/allReports";
import type { BadQuestion } from "./badQuestion";
import { pollution, quotesWhatWasSent } from "./judgeAnswer";
import { presentedKeys } from "./keys";
import type { Answered } from "./questionInstallation";
import { foreignSite } from "./questionSites";

/** How a question was answered, and which rules that broke. */
export interface QuestionJudgement {
  readonly status: number;
  readonly broken: readonly string[];
}

const statuses: ReadonlySet<number> = new Set([200, 202, 304, 400, 401, 403, 404, 405, 410, 422]);

/** What Lambda can return is 6 MB. */
const longestAnswer = 5_500_000;

/** A problem quotes what was asked, but not without end. */
const longestProblem = 20_000;

/** Holds the answer to a question, and what it logged, to the rules that hold for every question. */
export const judgeQuestion = (
  question: BadQuestion,
  { answer, thrown, logged, event }: Answered,
): QuestionJudgement => {
  const broken: string[] = [...pollution()];
  if (answer === undefined) return { status: 0, broken: [...broken, `the door threw: ${String(thrown)}`] };
  const { statusCode: status = 0, headers = {}, body = "" } = answer;
  const isExcused = question.fault !== undefined && status === 503;
  if (!statuses.has(status) && !isExcused) broken.push(`status ${status} ${body.slice(0, 300)}`);
  if (question.statuses !== undefined && !question.statuses.includes(status))
    broken.push(`status ${status}, not ${question.statuses.join(" or ")}: ${body.slice(0, 300)}`);
  broken.push(...logRules(logged, status));
  for (const [name, value] of Object.entries(headers))
    if (!/^[\t -~]*$/.test(String(value)) || String(value).length > 200_000)
      broken.push(`the header ${name} cannot be sent`);
  const said = `${JSON.stringify(headers)}${body}`;
  if (Object.values(presentedKeys).some((key) => said.includes(key))) broken.push("the answer has a key");

  const type = String(headers["content-type"] ?? "");
  if (question.event.requestContext.http.method === "HEAD" || status === 304) {
    if (body !== "") broken.push(`the answer ${status} has a body`);
  } else if (status >= 400) broken.push(...problemRules(status, type, body));
  else broken.push(...answerRules(status, type, body));
  const key = event.headers["authorization"];
  const asksForOne =
    key === `Bearer ${presentedKeys.oneSiteReader}` || key === `Bearer ${presentedKeys.oneSite}`;
  if (asksForOne && status === 200 && shownRows(type, body).includes(foreignSite))
    broken.push("rows of another site are shown");
  if (asksForOne && status === 200 && body.includes('"XTS"'))
    broken.push("metrics of another site are shown");
  return { status, broken };
};

const logRules = (logged: readonly string[], status: number): readonly string[] => {
  const [line = "{}"] = logged;
  const broken = logged.length === 1 ? [] : [`${logged.length} lines were logged`];
  if (quotesWhatWasSent(line) || line.includes(foreignSite))
    broken.push(`the log quotes what was asked: ${line.slice(0, 200)}`);
  if (line.length > 600) broken.push(`a line of the log has ${line.length} characters`);
  if (JSON.parse(line).status !== status) broken.push(`the log says ${line}`);
  return broken;
};

const read = (body: string): Readonly<Record<string, unknown>> | undefined => {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
};

const knownMembers: ReadonlySet<string> = new Set([
  "type",
  "title",
  "status",
  "detail",
  "errors",
  "limit_bytes",
  "limit_rows",
]);

const isPlain = (text: unknown): boolean =>
  typeof text === "string" && text !== "" && text.length <= 2_500 && text.isWellFormed();

const problemRules = (status: number, type: string, body: string): readonly string[] => {
  const problem = read(body);
  if (type !== "application/problem+json" || problem === undefined)
    return [`a problem is told as ${type}: ${body.slice(0, 200)}`];
  const { errors = [], detail, ...rest } = problem;
  const broken: string[] = [];
  if (rest["status"] !== status || !/^urn:footfall:problem:[a-z0-9_]+$/.test(String(rest["type"])))
    broken.push(`the problem is ${body.slice(0, 200)}`);
  if (!isPlain(detail)) broken.push("the problem has no plain detail");
  if (!Array.isArray(errors) || !errors.every(isPlain)) broken.push("the problem's errors are not plain");
  if (status === 400 && (errors as readonly unknown[]).length === 0) broken.push("no rule is named");
  for (const member of Object.keys(problem))
    if (!knownMembers.has(member)) broken.push(`the problem has the unknown member ${member}`);
  if (Buffer.byteLength(body) > longestProblem)
    broken.push(`the problem has ${Buffer.byteLength(body)} bytes`);
  return broken;
};

const answerRules = (status: number, type: string, body: string): readonly string[] => {
  const broken: string[] = [];
  if (Buffer.byteLength(body) > longestAnswer) broken.push(`the answer has ${Buffer.byteLength(body)} bytes`);
  if (status === 200 && type.startsWith("text/csv"))
    return body.endsWith("\r\n") ? broken : [...broken, "the CSV ends in the middle of a line"];
  const answer = read(body);
  if (type !== "application/json" || answer === undefined) broken.push(`the answer is told as ${type}`);
  const rows = answer?.["rows"];
  const report = allReports.find(({ name }) => name === answer?.["report"]);
  if (status === 200 && report !== undefined && !Array.isArray(rows)) broken.push("the answer has no rows");
  return broken;
};

/** What an answer shows of the lake: its rows, without what it repeats of the question. */
const shownRows = (type: string, body: string): string =>
  type === "application/json" ? JSON.stringify(read(body)?.["rows"] ?? "") : body;
