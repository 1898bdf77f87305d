/** What an answer of rows can be shown as. */
export type Format = "json" | "csv" | "sql";

/** What an `Accept` header wants most, of JSON, `text/csv` and `application/sql`, in this order where it wants several alike. */
export const preferredFormat = (accept: string | undefined): Format => {
  const ranges = (accept ?? "").split(",").map(rangeOf);
  const weightOf = (...types: readonly string[]): number =>
    Math.max(0, ...ranges.filter(({ type }) => types.includes(type)).map(({ weight }) => weight));
  const json = weightOf("application/json", "application/*", "*/*");
  const csv = weightOf("text/csv", "text/*");
  const sql = weightOf("application/sql");
  if (sql > Math.max(json, csv)) return "sql";
  return csv > json ? "csv" : "json";
};

const rangeOf = (text: string): { readonly type: string; readonly weight: number } => {
  const [type = "", ...parameters] = text.split(";").map((part) => part.trim().toLowerCase());
  const weight = Number(parameters.find((each) => each.startsWith("q="))?.slice(2) ?? 1);
  return { type, weight: Number.isFinite(weight) ? weight : 0 };
};
