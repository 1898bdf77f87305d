import * as t from "io-ts";
import { isSameList } from "../compaction/isSameList";
import { decode } from "../event/decode";
import { awaitQuery } from "../reports/awaitQuery";
import type { QueryFailure, QueryState } from "../reports/queryRunner";
import type { AnyReport } from "../reports/report";
import { lakeVersions } from "./lakeVersions";
import { type PendingQuery, putPending, readPending } from "./pendingQuery";
import type { QueryParts } from "./queryParts";
import { type IdentifiedQuestion, sitesOf } from "./question";
import { type Answer, asOf, keepAnswer, readAnswer } from "./storedAnswer";

/** What there is for a question. */
export type Outcome =
  | {
      readonly kind: "answered";
      /** Another than the question's own where the same question was under way, asked a moment before. */
      readonly answerId: string;
      readonly answer: Answer;
      readonly cached: boolean;
      readonly scannedBytes: number;
    }
  | { readonly kind: "running"; readonly answerId: string }
  | { readonly kind: "failed"; readonly failure: QueryFailure };

/** Gets answers: kept ones, those of queries under way, and new ones. */
export interface Answers {
  /** Answers a question, unless it takes longer than a request may. */
  answer(question: IdentifiedQuestion): Promise<Outcome>;
  /** Goes on with a query that took longer. */
  resume(answerId: string, pending: PendingQuery, report: AnyReport): Promise<Outcome>;
}

type AnswersParts = Pick<QueryParts, "lake" | "results" | "runner" | "now" | "pause" | "budgetMs">;

/** Identical questions under way in this instance are one. */
export const answers = (parts: AnswersParts): Answers => {
  const underWay = new Map<string, Promise<Outcome>>();
  const once = (name: string, task: () => Promise<Outcome>): Promise<Outcome> => {
    const known = underWay.get(name);
    if (known !== undefined) return known;
    const mine = task().finally(() => underWay.delete(name));
    underWay.set(name, mine);
    return mine;
  };
  return {
    answer: (question) =>
      once(question.isRepeatable ? question.answerId : question.questionId, () => answered(parts, question)),
    resume: (answerId, pending, report) =>
      once(`resume ${answerId}`, () => resumed(parts, answerId, pending, report)),
  };
};

const answered = async (parts: AnswersParts, question: IdentifiedQuestion): Promise<Outcome> => {
  const { answerId, questionId, isRepeatable, report, sql, bound } = question;
  const endMs = parts.now() + parts.budgetMs;
  if (isRepeatable) {
    const kept = await readAnswer(parts.results, answerId);
    if (kept !== undefined)
      return { kind: "answered", answerId, answer: kept, cached: true, scannedBytes: 0 };
    const pending = await readPending(parts.results, answerId);
    const going = pending && (await resumed(parts, answerId, pending, report));
    // one that has failed is tried anew
    if (going !== undefined && going.kind !== "failed") return going;
  }
  const token = `${answerId}-${Math.floor(parts.now() / tokenMs)}`;
  const ran = await run(parts, { sql, bound, token, endMs });
  if (ran.kind === "failed") return ran;
  const { executionId, state } =
    question.live && ran.state.kind === "done" && (await hasMoved(parts, question))
      ? await runAgain(parts, { sql, bound, token: `${token}-again`, endMs }, ran)
      : ran;
  if (state.kind === "running")
    await putPending(parts.results, answerId, {
      report: report.name,
      values: question.values,
      live: question.live,
      sites: sitesOf(question) ?? null,
      asked_at_ms: question.askedAtMs,
      question_id: questionId,
      execution_id: executionId,
    });
  return outcomeOf(parts, { answerId, questionId, isKept: isRepeatable, report }, state);
};

interface Run {
  readonly sql: string;
  readonly bound: IdentifiedQuestion["bound"];
  readonly token: string;
  readonly endMs: number;
}

type Ran = { readonly kind: "ran"; readonly executionId: string; readonly state: QueryState };

const run = async (
  parts: AnswersParts,
  { sql, bound, token, endMs }: Run,
): Promise<Ran | Extract<QueryState, { kind: "failed" }>> => {
  const started = await parts.runner.start({ sql, parameters: bound, token });
  if (started.kind === "failed") return started;
  const { executionId } = started;
  const state = await awaitQuery(parts.runner, parts)(executionId, endMs - parts.now());
  return { kind: "ran", executionId, state };
};

/**
 * True where compaction committed while a question was answered. A live statement reads the lake twice, to show it and
 * to see which raw lines it has: what is committed between the two would be missing, or there twice.
 */
const hasMoved = async ({ lake }: AnswersParts, question: IdentifiedQuestion): Promise<boolean> => {
  const versions = await lakeVersions(lake, question.report, question.values);
  return !isSameList(versions, question.versions);
};

/** Once more, in what is left of the time: one that cannot be run again stays as it was. */
const runAgain = async (parts: AnswersParts, order: Run, first: Ran): Promise<Ran> => {
  const second = await run(parts, order);
  return second.kind === "ran" && second.state.kind !== "failed" ? second : first;
};

/** A query that has failed may be tried again after so long; until then its token names the failed one. */
const tokenMs = 60_000;

const resumed = async (
  parts: AnswersParts,
  answerId: string,
  { question_id: questionId, execution_id: executionId }: PendingQuery,
  report: AnyReport,
): Promise<Outcome> => {
  const kept = await readAnswer(parts.results, answerId);
  if (kept !== undefined) return { kind: "answered", answerId, answer: kept, cached: true, scannedBytes: 0 };
  const state = await awaitQuery(parts.runner, parts)(executionId, parts.budgetMs);
  return outcomeOf(parts, { answerId, questionId, isKept: true, report }, state);
};

interface Made {
  readonly answerId: string;
  readonly questionId: string;
  /** It is to be given again, or somebody comes back for it. */
  readonly isKept: boolean;
  readonly report: AnyReport;
}

const outcomeOf = async (
  { results, now }: AnswersParts,
  { answerId, questionId, isKept, report }: Made,
  state: QueryState,
): Promise<Outcome> => {
  if (state.kind === "running") return { kind: "running", answerId };
  if (state.kind === "failed") return state;
  const rows = encodedRows(report, state.rows);
  if (rows === undefined) return { kind: "failed", failure: { reason: "failed", error: "UnexpectedRow" } };
  const made: Answer = { questionId, asOf: asOf(now()), rows };
  const answer = isKept ? await keepAnswer(results, answerId, made) : made;
  return { kind: "answered", answerId, answer, cached: false, scannedBytes: state.scannedBytes };
};

/** The rows as JSON shows them, of the report's columns alone; undefined where they are not what it says: a bug in its SQL. */
const encodedRows = (report: AnyReport, rows: readonly unknown[]): Answer["rows"] | undefined => {
  const decoded = decode(t.array(report.row.codec), rows);
  if (decoded.kind === "invalid") return undefined;
  return decoded.value.map((row) => {
    const encoded = report.row.codec.encode(row) as Readonly<Record<string, unknown>>;
    return Object.fromEntries(report.row.columns.map(({ name }) => [name, encoded[name]]));
  });
};
