import { badQuestion } from "./badQuestion";
import type { Failure } from "./failure";
import { quotesWhatWasSent } from "./judgeAnswer";
import { judgeQuestion } from "./judgeQuestion";
import { listening } from "./listening";
import type { QuestionedLake } from "./questionInstallation";
import type { Tally } from "./tally";

/** As many questions as one endpoint gets, so that the answers that it keeps can be let go. */
export const questionsInRound = 500;

export interface QuestionsOf {
  readonly seed: number;
  /** The first question's number, and the one after the last. */
  readonly from: number;
  readonly to: number;
}

/** So long a question may take, on however busy a machine. */
const patienceMs = 30_000;

/** Asks questions of a new endpoint, one after the other, each judged at once. */
export const questionRound = async (
  { endpoint }: QuestionedLake,
  tally: Tally,
  { seed, from, to }: QuestionsOf,
): Promise<readonly Failure[]> => {
  const failures: Failure[] = [];
  const installation = endpoint();
  const heard = listening();
  try {
    for (let index = from; index < to; index++) {
      const question = badQuestion(seed, index);
      const { status, broken } = await inTime(
        installation.ask(question).then((answered) => judgeQuestion(question, answered)),
      );
      tally.count(question.family, String(status));
      if (broken.length > 0) failures.push({ where: `question-${index}`, family: question.family, broken });
    }
  } finally {
    heard.stop();
  }
  if (quotesWhatWasSent(heard.text()))
    failures.push({
      where: `question-${to - 1}`,
      family: "all questions",
      broken: ["what was asked was written to the standard output or error"],
    });
  return failures;
};

const inTime = async (
  judged: Promise<{ readonly status: number; readonly broken: readonly string[] }>,
): Promise<{ readonly status: number; readonly broken: readonly string[] }> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<{ status: number; broken: string[] }>((resolve) => {
    timer = setTimeout(() => resolve({ status: 0, broken: ["is not answered"] }), patienceMs);
  });
  return Promise.race([judged, late]).finally(() => clearTimeout(timer));
};
