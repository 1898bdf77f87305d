import { type AnswerPage, answerPage } from "./answerPage";
import { ownAddress, type Reply } from "./patientRequest";
import { addressFrom, pageRows, questionAddress } from "./questionAddress";
import { type Answer, AskError, type Question } from "./reportClient";
import type { ReportName, ReportRows } from "./reportRows";
import type { Settled } from "./settledAnswer";

/** Asks at an address until there is an answer. */
export type Ask = (address: string, signal: AbortSignal) => Promise<Settled>;

/** The rows of a question, as many as a figure takes. */
export const answerOf =
  (ask: Ask) =>
  <N extends ReportName>(question: Question<N>, signal: AbortSignal): Promise<Answer<N>> =>
    begunAgain(async () => {
      const pages: AnswerPage[] = [];
      let rows = 0;
      for (let address = questionAddress(question, "json"); ; ) {
        const settled = await ask(address, signal);
        if (settled.kind === "gone") return undefined;
        const page = answerPage(question.report, settled.reply.text);
        pages.push(page);
        rows += page.rows.length;
        if (page.next === null || rows >= pageRows) return answerOfPages<N>(pages);
        if (page.rows.length === 0) throw endless(question);
        address = addressFrom(settled.address, page.next);
      }
    });

/** All the rows of a question as CSV, with one line of names. */
export const csvOf =
  (ask: Ask) =>
  (question: Question, signal: AbortSignal): Promise<Blob> =>
    begunAgain(async () => {
      const texts: string[] = [];
      for (let address = questionAddress(question, "csv"); ; ) {
        const settled = await ask(address, signal);
        if (settled.kind === "gone") return undefined;
        const text = textOf(settled.reply, "text/csv");
        const rows = text.slice(text.indexOf("\n") + 1);
        texts.push(texts.length === 0 ? text : rows);
        const next = nextOf(settled.reply);
        if (next === undefined) return new Blob(texts, { type: "text/csv;charset=utf-8" });
        if (rows === "") throw endless(question);
        address = next;
      }
    });

/** The statement of a question. */
export const sqlOf =
  (ask: Ask) =>
  (question: Question, signal: AbortSignal): Promise<string> =>
    begunAgain(async () => {
      const settled = await ask(questionAddress(question, "sql"), signal);
      return settled.kind === "gone" ? undefined : textOf(settled.reply, "text/plain", "application/sql");
    });

/** A text of the type that was asked for: a page that says that there is none is not taken for it. */
const textOf = ({ headers, text }: Reply, ...types: readonly string[]): string => {
  const type = headers.get("content-type") ?? "";
  if (types.some((each) => type.startsWith(each))) return text;
  throw new AskError(
    "broken",
    `What came is not ${types[0]}, but ${type === "" ? "of no type" : type}.`,
    "Reload the page: it may be of another version than the API.",
  );
};

/** The pages of an answer that is no longer the answer are worth nothing: it is asked for from its beginning. */
const begunAgain = async <A>(read: () => Promise<A | undefined>): Promise<A> => {
  for (let times = 0; times < 3; times += 1) {
    const whole = await read();
    if (whole !== undefined) return whole;
  }
  throw new AskError("busy", "The data changed again and again while it was read.", "Try again in a minute.");
};

const answerOfPages = <N extends ReportName>(pages: readonly AnswerPage[]): Answer<N> => {
  const [{ title, asOf, columns }, last] = [pages[0], pages.at(-1)] as [AnswerPage, AnswerPage];
  const rows = pages.length === 1 ? last.rows : pages.flatMap((page) => page.rows);
  return {
    title,
    asOf,
    columns,
    // the columns say what the rows are, and the rows were held to them
    rows: rows.slice(0, pageRows) as unknown as readonly ReportRows[N][],
    truncated: last.next !== null || rows.length > pageRows,
  };
};

const nextOf = ({ headers }: Reply): string | undefined => {
  const link = /<([^>]*)>\s*;\s*rel="?next"?/.exec(headers.get("link") ?? "");
  return link === null ? undefined : ownAddress(link[1] ?? null);
};

const endless = ({ report }: Question): AskError =>
  new AskError(
    "broken",
    `A page of ${report} has no rows, and names a next one.`,
    "Tell whoever runs Footfall.",
  );
