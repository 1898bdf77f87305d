import type { Period } from "../address/period";

/** The periods that are a click away. */
export const periodPresets: readonly { readonly label: string; readonly period: Period }[] = [
  { label: "Today", period: { kind: "last", days: 1 } },
  { label: "Yesterday", period: { kind: "yesterday" } },
  { label: "7 days", period: { kind: "last", days: 7 } },
  { label: "28 days", period: { kind: "last", days: 28 } },
  { label: "90 days", period: { kind: "last", days: 90 } },
];

export const isSamePeriod = (a: Period, b: Period): boolean => {
  if (a.kind === "last") return b.kind === "last" && a.days === b.days;
  if (a.kind === "days") return b.kind === "days" && a.from === b.from && a.to === b.to;
  return b.kind === a.kind;
};
