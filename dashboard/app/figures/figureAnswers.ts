import type { ReportClient } from "../api/reportClient";
import type { ReportName } from "../api/reportRows";
import type { Answers, Figure } from "./figure";

/** Asks all that a figure is drawn of, at the same time. */
export const figureAnswers = async <N extends ReportName>(
  client: ReportClient,
  { question, previous, beside = [] }: Pick<Figure<N>, "question" | "previous" | "beside">,
  signal: AbortSignal,
): Promise<Answers<N>> => {
  const [answer, before, besides] = await Promise.all([
    client.ask(question, signal),
    previous && client.ask(previous, signal),
    Promise.all(beside.map((each) => client.ask(each, signal))),
  ]);
  return { answer, previous: before, beside: besides, later: undefined };
};

/** The same with what adds to it; undefined where there is nothing to add, or no answer. */
export const withLater = async <N extends ReportName>(
  client: ReportClient,
  { later = [] }: Pick<Figure<N>, "later">,
  answers: Answers<N>,
  signal: AbortSignal,
): Promise<Answers<N> | undefined> => {
  if (later.length === 0) return undefined;
  try {
    return { ...answers, later: await Promise.all(later.map((each) => client.ask(each, signal))) };
  } catch {
    return undefined;
  }
};
