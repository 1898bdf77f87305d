import type { ReportName, ReportRows } from "./reportRows";

/** A report with its parameters, as texts of a query string. */
export interface Question<N extends ReportName = ReportName> {
  readonly report: N;
  readonly parameters: Readonly<Record<string, string>>;
  /** Asks for what was acknowledged a moment ago, too; ignored where a report has no live form. */
  readonly live: boolean;
}

/** A column of an answer. */
export interface Column {
  readonly name: string;
  /** `integer`, `number`, `string`, `boolean`; with `null` among them where there may be no value. */
  readonly types: readonly string[];
  /** `date-time` where it is a time. */
  readonly format: string | undefined;
  readonly doc: string;
}

/** A report's answer, all its pages. */
export interface Answer<N extends ReportName = ReportName> {
  readonly title: string;
  readonly columns: readonly Column[];
  readonly rows: readonly ReportRows[N][];
  /** When it was computed. */
  readonly asOf: Date;
  /** There are more rows than a page of the dashboard takes; the CSV has all of them. */
  readonly truncated: boolean;
}

/** Why there is no answer, and what to do about it, in words for whoever looks at the page. */
export class AskError extends Error {
  override readonly name = "AskError";
  constructor(
    readonly reason: AskFailure,
    /** What happened, as a sentence. */
    message: string,
    /** What to do, as a sentence. */
    readonly advice: string,
  ) {
    super(message);
  }
}

/**
 * `signed_out`: the key is not known, any more or at all; `forbidden`: it may not read this; `too_much`: the question costs more
 * than it may; `wrong`: a parameter breaks a rule; `busy`: too many questions, or a part is overloaded; `unreachable`: no answer
 * came; `broken`: an answer that is none.
 */
export type AskFailure =
  | "signed_out"
  | "forbidden"
  | "too_much"
  | "wrong"
  | "busy"
  | "unreachable"
  | "broken";

/** Asks the API with one key. Every promise rejects with an AskError, or with the signal's reason. */
export interface ReportClient {
  /** The same question asked while it is under way is asked once. */
  ask<N extends ReportName>(question: Question<N>, signal: AbortSignal): Promise<Answer<N>>;
  /** Every page of the answer, as one file. */
  csv(question: Question, signal: AbortSignal): Promise<Blob>;
  /** The statement as Athena would run it, with its values. */
  sql(question: Question, signal: AbortSignal): Promise<string>;
}
