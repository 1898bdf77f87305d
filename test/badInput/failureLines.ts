import type { Failure } from "./failure";

const failuresShown = 20;
const reasonsShown = 5;

/** What is printed of failures: the first ones, each with the command that does it again. */
export const failureLines = (seed: number, failures: readonly Failure[]): readonly string[] => [
  ...failures
    .slice(0, failuresShown)
    .flatMap(({ where, family, broken }) => [
      `${where} (${family}):`,
      ...broken.slice(0, reasonsShown).map((reason) => `  ${reason.slice(0, 500)}`),
      ...(broken.length > reasonsShown ? [`  and ${broken.length - reasonsShown} more`] : []),
      `  again: npm run fuzz -- --seed ${seed}${where === "all" ? "" : ` --only ${where}`}`,
    ]),
  `${failures.length} failures${failures.length > failuresShown ? `, the first ${failuresShown} above` : ""}`,
];
