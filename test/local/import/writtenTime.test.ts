import { commonTimes, type TimeReader, timesAs } from "../../../local/import/writtenTime";

/** As ISO 8601 without a zone, and the zone's minutes ahead of UTC. */
const read = (reader: TimeReader, text: string): string | undefined => {
  const written = reader.read(text);
  if (written === undefined) return undefined;
  const wall = new Date(written.wallMs).toISOString().slice(0, -1);
  return written.offsetMs === undefined ? wall : `${wall} ${written.offsetMs / 60_000}`;
};

test.each([
  ["2026-03-01T18:55:12.250Z", "2026-03-01T18:55:12.250 0"],
  ["2026-03-01T18:55:12+02:00", "2026-03-01T18:55:12.000 120"],
  ["2026-03-01 18:55:12-0330", "2026-03-01T18:55:12.000 -210"],
  ["2026-03-01 18:55:12.123456+00", "2026-03-01T18:55:12.123 0"],
  ["2026-03-01 18:55:12 UTC", "2026-03-01T18:55:12.000 0"],
  ["2026-03-01 18:55:12", "2026-03-01T18:55:12.000"],
  ["2026-03-01T18:55", "2026-03-01T18:55:00.000"],
  ["2026-03-01", "2026-03-01T00:00:00.000"],
  ["20260301", "2026-03-01T00:00:00.000"],
  ["1772391312250", "2026-03-01T18:55:12.250 0"],
])("of the common forms, %s", (text, expected) => {
  expect(read(commonTimes, text)).toBe(expected);
});

test.each([
  "01/03/2026",
  "2026-02-30",
  "20261301",
  "2026-03-01 24:00:00",
  "2026-03-01 18:60",
  "1772391312",
  "soon",
  "",
])("%j is in none of them", (text) => {
  expect(read(commonTimes, text)).toBeUndefined();
});

test.each([
  ["DD/MM/YYYY", "01/03/2026", "2026-03-01T00:00:00.000"],
  ["MM/DD/YYYY", "01/03/2026", "2026-01-03T00:00:00.000"],
  ["D.M.YYYY HH:mm", "1.3.2026 18:05", "2026-03-01T18:05:00.000"],
  ["DD/MM/YYYY HH:MM:SS", "01/03/2026 18:05:09", "2026-03-01T18:05:09.000"],
  ["YYYY-MM-DD HH:MM:SS.SSS", "2026-03-01 18:05:09.5", "2026-03-01T18:05:09.500"],
  ["M/D/YYYY H:mm AM", "3/1/2026 12:05 AM", "2026-03-01T00:05:00.000"],
  ["M/D/YYYY H:mm AM", "3/1/2026 12:05 p.m.", "2026-03-01T12:05:00.000"],
  ["M/D/YYYY H:mm AM", "3/1/2026 6:05 PM", "2026-03-01T18:05:00.000"],
  ["YYYYMMDD HHmmss Z", "20260301 180509 +0100", "2026-03-01T18:05:09.000 60"],
  ["unix", "1772391312", "2026-03-01T18:55:12.000 0"],
])("the form %s reads %s", (form, text, expected) => {
  expect(read(timesAs(form), text)).toBe(expected);
});

test.each([
  ["DD/MM/YYYY", "1/3/2026"],
  ["DD/MM/YYYY", "31/02/2026"],
  ["DD/MM/YYYY", "01/03/2026 18:05"],
  ["DD.MM.YYYY", "01/03/2026"],
  ["M/D/YYYY H:mm AM", "3/1/2026 13:05 PM"],
  ["unix", "2026-03-01"],
])("the form %s does not read %s", (form, text) => {
  expect(read(timesAs(form), text)).toBeUndefined();
});

test.each(["DD/MM", "YYYY", "DD/MM/YYYY DD", "when"])("%j is no form", (form) => {
  expect(() => timesAs(form)).toThrow(`--date-format takes year, month and day once each`);
});
