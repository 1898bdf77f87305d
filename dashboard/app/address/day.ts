/** The first and the last day that reports can be asked about. */
export const firstDay = "1990-01-01";
export const lastDay = "2199-12-31";

/** Whether a text is a day of the calendar that reports can be asked about, as `2026-03-01`. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && text >= firstDay && text <= lastDay && dayAfter(text, 0) === text;

/** The day so many days after another; before it where that is negative. */
export const dayAfter = (day: string, days: number): string => {
  const time = new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs);
  return Number.isNaN(time.getTime()) ? "" : time.toISOString().slice(0, 10);
};

/** How many days there are from one to another, both included. */
export const dayCount = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs) + 1;

/** The day that an instant is on in a time zone. */
export const dayAt = (instantMs: number, timeZone: string): string => {
  const parts = new Intl.DateTimeFormat("en", {
    timeZone,
    calendar: "gregory",
    numberingSystem: "latn",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  }).formatToParts(instantMs);
  const part = (type: "year" | "month" | "day") => parts.find((one) => one.type === type)?.value ?? "";
  return `${part("year").padStart(4, "0")}-${part("month")}-${part("day")}`;
};

const dayMs = 24 * 60 * 60 * 1000;
