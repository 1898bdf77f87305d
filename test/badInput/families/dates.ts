import { recordFamily } from "../recordFamily";
import { bad, eventText, good } from "../records";

/** Times that no calendar has, that nobody meant, or that only just count as times. */
export const dates = recordFamily("absurd dates", 6, (chance, id) => {
  const isAbsurd = chance.chance(0.7);
  const json = isAbsurd ? chance.pick(absurdTimes) : chance.pick(oddTimes);
  const text = eventText(chance, id, { fields: { occurred_at: json } });
  return isAbsurd ? bad(text) : good(text);
});

/** JSON of what is no time. */
export const absurdTimes = [
  '"0000-01-01T00:00:00Z"',
  '"-000001-01-01T00:00:00Z"',
  '"+275760-09-13T00:00:00.000Z"',
  '"275760-09-13T00:00:00Z"',
  '"2026-02-30T00:00:00Z"',
  '"2025-02-29T12:00:00Z"',
  '"2026-13-01T00:00:00Z"',
  '"2026-00-10T00:00:00Z"',
  '"2026-03-00T00:00:00Z"',
  '"2026-03-01T24:00:00Z"',
  '"2026-03-01T23:59:60Z"',
  '"2026-03-01T23:60:00Z"',
  '"2026-03-01T18:00:00+15:00"',
  '"2026-03-01T18:00:00"',
  '"2026-03-01"',
  '"2026-03-01T18:00:00Z "',
  '"2026-03-01T18:00:00Z\\u0000"',
  '"2026-03-01T18:00:00Z\\n"',
  '"٢٠٢٦-٠٣-٠١T00:00:00Z"',
  '"1989-12-31T23:59:59.999Z"',
  '"2200-01-01T00:00:00Z"',
  '"1990-01-01T00:00:00+00:01"',
  '"now"',
  '"NaN"',
  '"Infinity"',
  '"1772390528004"',
  '"Sun, 01 Mar 2026 18:00:00 GMT"',
  `"${"2026-03-01T18:00:00.".padEnd(5_000, "0")}Z"`,
  "1772390528",
  "1772390528.004",
  "1772390528004000",
  "1772390528004000000",
  "1772390528004.5",
  "0",
  "-0",
  "-1",
  "631151999999",
  "7258118400000",
  "8640000000000001",
  "true",
  "{}",
  '["2026-03-01T18:00:00Z"]',
] as const;

/** JSON of what is a time, however it looks. */
export const oddTimes = [
  '"1990-01-01T00:00:00Z"',
  '"2199-12-31T23:59:59.999Z"',
  '"2026-03-01t18:00:00z"',
  '"2026-03-01T18:00Z"',
  '"2024-02-29T00:00:00.1Z"',
  '"2026-03-01T18:00:00.999999999Z"',
  '"2026-03-01T00:00:00+14:59"',
  '"2026-03-01T23:59:59-1400"',
  "631152000000",
  "7258118399999",
  "1772390528004.0",
  "1.772390528e12",
] as const;
