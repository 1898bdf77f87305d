import { choice, orElse } from "../parameter";
import { orNull, text } from "../row";
import { localDay, scope } from "../scope";

/** What reports ask for that give one total, or one a day. */
export const totalOrDays = {
  ...scope,
  by: orElse(
    choice(["total", "day"], {
      doc: "total: one answer for the whole period. day: one for each day that has any.",
      example: "day",
    }),
    "total",
  ),
} as const;

/** The SQL of a time's day in the time zone; null where the total is asked for. */
export const dayIfAsked = (time: string): string =>
  `CASE WHEN CAST(:by AS varchar) = 'day' THEN ${localDay(time)} END`;

/** The column of such a day. */
export const dayAsked = orNull(text("The day in the time zone; null in totals."));
