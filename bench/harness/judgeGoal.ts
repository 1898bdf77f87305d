import { medianOf } from "./measurement";
import type { WorkResults } from "./results";
import type { FigureName, Goal, Work } from "./work";

/** How a variant stands to a goal. */
export type Verdict =
  | { readonly kind: "unmeasured" }
  | {
      readonly kind: "met" | "missed";
      /** The figure; where the goal is a multiple of another's, how many times that one's; where it must not grow, its ratio to the first. */
      readonly value: number;
      readonly limit: number;
    };

/** A goal of a work, judged for each variant that it is about. */
export interface JudgedGoal {
  readonly goal: Goal;
  readonly verdicts: readonly { readonly variant: string; readonly verdict: Verdict }[];
}

export const judgeGoals = (
  work: Pick<Work, "variants" | "goals">,
  results: WorkResults,
): readonly JudgedGoal[] =>
  work.goals.map((goal) => {
    const names = goal.of ?? work.variants.filter(({ role }) => role === "ours").map(({ name }) => name);
    return {
      goal,
      verdicts: names.map((variant) => ({ variant, verdict: verdictOf(goal, names, variant, results) })),
    };
  });

const unmeasured: Verdict = { kind: "unmeasured" };

const verdictOf = (goal: Goal, names: readonly string[], variant: string, results: WorkResults): Verdict => {
  const value = figureOf(results, variant, goal.figure);
  if (value === undefined) return unmeasured;
  if ("atMost" in goal) {
    const base = goal.times === undefined ? 1 : figureOf(results, goal.times, goal.figure);
    return base === undefined ? unmeasured : judged(value / base, goal.atMost);
  }
  const first = names.find((name) => figureOf(results, name, goal.figure) !== undefined);
  const base = first === undefined ? undefined : figureOf(results, first, goal.figure);
  if (base === undefined || first === variant) return unmeasured;
  return judged(value / base, 1 + goal.growsAtMost);
};

const judged = (value: number, limit: number): Verdict => ({
  kind: value <= limit ? "met" : "missed",
  value,
  limit,
});

const figureOf = (results: WorkResults, variant: string, figure: FigureName): number | undefined =>
  medianOf(results[variant]?.runs ?? [], figure);
