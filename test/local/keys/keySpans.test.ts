import { parseEnd, parseSpan } from "../../../local/keys/keySpans";
import { StartupError } from "../../../local/startupError";

const now = Date.UTC(2026, 2, 1, 12);
const dayMs = 24 * 3_600_000;

test.each([
  ["2026-12-31", Date.UTC(2027, 0, 1)],
  ["2026-03-01", Date.UTC(2026, 2, 2)],
  ["90d", now + 90 * dayMs],
  ["36h", now + 36 * 3_600_000],
])("a key that expires %s ends then", (text, endMs) => {
  expect(parseEnd("--expires", text, now)).toBe(endMs);
});

test.each(["2026-02-28", "2026-02-30", "tomorrow", "", "0d", "90", "-1d", "1e3d", "9999999d", "2300-01-01"])(
  "--expires %j is refused with the rule and the value",
  (text) => {
    expect(() => parseEnd("--expires", text, now)).toThrow(StartupError);
    expect(() => parseEnd("--expires", text, now)).toThrow(
      `--expires takes a key's last day, as 2026-12-31 and not in the past, or its length, as 90d, not "${text}"`,
    );
  },
);

test.each([
  ["7d", 7 * dayMs],
  ["12h", 12 * 3_600_000],
  ["0d", 0],
  ["366d", 366 * dayMs],
])("%s is a span", (text, spanMs) => {
  expect(parseSpan("--keep-old", text)).toBe(spanMs);
});

test.each(["367d", "7", "a week", "1.5d", ""])(
  "--keep-old %j is refused with the rule and the value",
  (text) => {
    expect(() => parseSpan("--keep-old", text)).toThrow(
      `--keep-old takes days or hours, as 7d or 12h, up to 366 days, not "${text}"`,
    );
  },
);
