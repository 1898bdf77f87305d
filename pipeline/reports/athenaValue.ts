/** A cell of Athena's result, which is text or nothing, by the type of its column: as a {@link SqlEngine} gives it. */
export const athenaValue = (type: string, text: string | undefined): unknown => {
  if (text === undefined) return null;
  const read = readers[type.toLowerCase().replace(/\(.*$/, "")];
  return read === undefined ? text : read(text);
};

/** `2026-03-01 18:00:00.000`, which is UTC, with or without saying so. */
const epochMs = (text: string): number => {
  const ms = Date.parse(`${text.replace(/ UTC$/, "").replace(" ", "T")}Z`);
  if (Number.isNaN(ms)) throw new Error("a timestamp of Athena that is not UTC");
  return ms;
};

const readers: Readonly<Record<string, (text: string) => unknown>> = {
  tinyint: Number,
  smallint: Number,
  integer: Number,
  bigint: Number,
  float: Number,
  real: Number,
  double: Number,
  decimal: Number,
  boolean: (text) => text === "true",
  timestamp: epochMs,
  "timestamp with time zone": epochMs,
};
