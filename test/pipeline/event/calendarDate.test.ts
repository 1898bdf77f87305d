import { CalendarDate } from "../../../pipeline/event/calendarDate";
import { decode } from "../../../pipeline/event/decode";

test.each(["2026-03-01", "2024-02-29", "1990-01-01", "2199-12-31"])("%s is a date", (date) => {
  expect(decode(CalendarDate, date)).toEqual({ kind: "valid", value: date });
});

test.each(["2026-02-29", "2026-13-01", "2026-3-1", "2026-03-01T00:00", " 2026-03-01", "", 20260301, null])(
  "%j is no date",
  (date) => {
    expect(decode(CalendarDate, date)).toEqual({
      kind: "invalid",
      errors: [`value: must be a date as 2026-03-01, not ${JSON.stringify(date)}`],
    });
  },
);
