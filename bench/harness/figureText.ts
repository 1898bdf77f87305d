import type { Verdict } from "./judgeGoal";
import type { FigureName, Goal } from "./work";

/** A figure as the table shows it, without its unit: bytes as MB, all to three digits. */
export const figureText = (figure: FigureName, value: number | undefined): string =>
  value === undefined ? "" : isBytes(figure) ? megabytes(value) : threeDigits(value);

export const megabytes = (bytes: number): string => threeDigits(bytes / 1e6);

/** 1234.5 → "1,235"; 12.345 → "12.3"; 0.012345 → "0.0123" */
export const threeDigits = (value: number): string => {
  if (value === 0) return "0";
  // 9.999 is 10.0
  const rounded = Number(value.toPrecision(3));
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(rounded))));
  return value.toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits });
};

/** How a variant stands to a goal, in plain words. */
export const verdictText = (goal: Goal, verdict: Verdict): string => {
  if (verdict.kind === "unmeasured") return "not measured";
  const { value, limit } = verdict;
  if ("growsAtMost" in goal) {
    const change = `${value < 1 ? "−" : "+"}${threeDigits(Math.abs(value - 1) * 100)} %`;
    return verdict.kind === "met"
      ? `met: ${change}`
      : `not met: ${change}, where +${goal.growsAtMost * 100} % is the most`;
  }
  const shown = (number: number): string =>
    goal.times !== undefined
      ? `${threeDigits(number)} ×`
      : isBytes(goal.figure)
        ? `${megabytes(number)} MB`
        : threeDigits(number);
  return verdict.kind === "met"
    ? `met: ${shown(value)}`
    : `not met: ${shown(value)}, where ${shown(limit)} is wanted`;
};

const isBytes = (figure: FigureName): boolean => /bytes/i.test(figure);
