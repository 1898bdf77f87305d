/** True where an `Accept` header names `text/csv` and wants nothing more than it: JSON goes before it at equal weight. */
export const prefersCsv = (accept: string | undefined): boolean => {
  const ranges = (accept ?? "").split(",").map(rangeOf);
  const weightOf = (...types: readonly string[]): number =>
    Math.max(0, ...ranges.filter(({ type }) => types.includes(type)).map(({ weight }) => weight));
  return weightOf("text/csv", "text/*") > weightOf("application/json", "application/*", "*/*");
};

const rangeOf = (text: string): { readonly type: string; readonly weight: number } => {
  const [type = "", ...parameters] = text.split(";").map((part) => part.trim().toLowerCase());
  const weight = Number(parameters.find((each) => each.startsWith("q="))?.slice(2) ?? 1);
  return { type, weight: Number.isFinite(weight) ? weight : 0 };
};
