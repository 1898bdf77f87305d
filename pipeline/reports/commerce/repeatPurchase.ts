import { orElse, wholeNumber } from "../parameter";

/** Within how many days of the first order another must come. */
export const withinDays = orElse(
  wholeNumber(
    { min: 1, max: 730 },
    {
      doc: "A repeat purchase is another order no later than so many times 24 hours after the customer's first in the period, also after its last day.",
      example: "60",
    },
  ),
  30,
);

/** The condition that an order, the first one itself included, comes soon enough after a customer's first. */
export const isSoonAfter = (firstAt: string, createdAt: string): string =>
  `${createdAt} BETWEEN ${firstAt} AND date_add('day', CAST(:within_days AS bigint), ${firstAt})`;
