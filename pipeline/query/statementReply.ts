import { failureProblem } from "./failureProblem";
import type { Question } from "./question";
import { type Reply, refused } from "./reply";
import { statementText } from "./statementText";

/** Athena takes no longer statement. */
export const longestStatementBytes = 262_144;

/** Answers a question by the statement that would answer it, values included. Nothing is run, and nothing kept. */
export const statementReply = (question: Question): Reply => {
  const facts = { report: question.report.name };
  const body = statementText(question);
  if (Buffer.byteLength(body) > longestStatementBytes)
    return refused(failureProblem({ reason: "value_too_long" }), facts);
  return {
    response: {
      status: 200,
      headers: {
        "content-type": "application/sql; charset=utf-8",
        "cache-control": "no-store",
        vary: "accept",
      },
      body,
    },
    facts,
  };
};
