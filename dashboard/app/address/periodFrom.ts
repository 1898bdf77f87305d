import { daysProblem, mostDays } from "./daysProblem";
import type { Period } from "./period";

/**
 * The period that `days`, or `from` and `to`, of an address say. Undefined where they say none, or where they break a rule, which is
 * then among the problems.
 */
export const periodFrom = (given: URLSearchParams, problems: string[]): Period | undefined => {
  const [days, from, to] = [given.get("days"), given.get("from"), given.get("to")];
  if (days !== null) {
    if (from !== null || to !== null)
      problems.push("“from” and “to” do not go with “days”, which was taken.");
    return lastDays(days, problems);
  }
  if (from === null && to === null) return undefined;
  if (from === null || to === null) {
    problems.push("“from” and “to” go together.");
    return undefined;
  }
  const problem = daysProblem({ from, to });
  if (problem === undefined) return { kind: "days", from, to };
  problems.push(problem);
  return undefined;
};

const lastDays = (text: string, problems: string[]): Period | undefined => {
  if (text === "yesterday") return { kind: "yesterday" };
  const days = /^[1-9]\d{0,3}$/.test(text) ? Number(text) : 0;
  if (days >= 1 && days <= mostDays) return { kind: "last", days };
  problems.push(`“days” must be a whole number from 1 to ${mostDays}, or “yesterday”, not “${text}”.`);
  return undefined;
};
