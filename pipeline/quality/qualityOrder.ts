import * as t from "io-ts";
import { CalendarDate } from "../event/calendarDate";
import { isJsonObject } from "../event/fieldType";
import { shownValue } from "../event/shownValue";

/** What a run is asked to check: a UTC day; without it, yesterday. */
export interface QualityOrder {
  readonly day?: string;
}

const known: t.Type<QualityOrder, unknown, unknown> = t.partial({ day: CalendarDate });

/** An order as JSON, `{"day": "2026-03-01"}` or `{}`. A name that it does not know is refused. */
export const QualityOrder: t.Type<QualityOrder, unknown, unknown> = new t.Type(
  'an order as {"day": "2026-03-01"}',
  known.is,
  (u, context) => {
    const stranger = isJsonObject(u) ? Object.keys(u).find((key) => key !== "day") : undefined;
    return stranger === undefined
      ? known.validate(u, context)
      : t.failure(
          u,
          context,
          `order: may name a day, as {"day": "2026-03-01"}, but no ${shownValue(stranger)}`,
        );
  },
  known.encode,
);
