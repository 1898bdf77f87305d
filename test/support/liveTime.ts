const minuteMs = 60_000;

/** The day of the tests: tomorrow where today is about to end, so that it is today or tomorrow until they are done. */
const midnightMs = Date.parse(
  `${new Date(Date.now() + 10 * minuteMs).toISOString().slice(0, 10)}T00:00:00.000Z`,
);

/**
 * A time of today, `10:30` or `10:30:00.250`, or so long before today began, `-01:00` or `-24:00:01`: live views go by
 * the machine's date.
 */
export const liveTime = (time: string): string => {
  const [, sign, hours = 0, minutes = 0, seconds = 0] =
    /^(-?)(\d\d):(\d\d)(?::(\d\d(?:\.\d{3})?))?$/.exec(time) ?? [];
  const ms = (Number(hours) * 60 + Number(minutes)) * minuteMs + Math.round(Number(seconds) * 1000);
  return new Date(midnightMs + (sign === "-" ? -ms : ms)).toISOString();
};
