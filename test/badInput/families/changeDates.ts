import { changeFamily } from "../changeFamily";
import { changeText, instantFields } from "../changeRecords";
import { bad, good } from "../records";
import { absurdTimes, oddTimes } from "./dates";

/** Times and dates of change records that no calendar has, or that only just count as such. */
export const changeDates = changeFamily("changes' absurd dates", 4, (chance, dataset, id) => {
  const isAbsurd = chance.chance(0.6);
  const isDay = dataset === "customers" && chance.chance(0.7);
  const field = isDay ? "signup_date" : chance.pick(instantFields[dataset]);
  const json = isDay
    ? chance.pick(isAbsurd ? absurdDays : oddDays)
    : chance.pick<string>(isAbsurd ? absurdTimes : oddTimes);
  const text = changeText(chance, dataset, id, { fields: { [field]: json } });
  return isAbsurd ? bad(text) : good(text);
});

const absurdDays: [string, ...string[]] = [
  '"2026-02-30"',
  '"2025-02-29"',
  '"1989-12-31"',
  '"2200-01-01"',
  '"2026-2-3"',
  '"2026-03-01T00:00:00Z"',
  '" 2026-03-01"',
  '"2026-03-01\\n"',
  '"26-03-01"',
  '"0000-00-00"',
  '"+02026-03-01"',
  '"../../x"',
  '"2026/03/01"',
  '"٢٠٢٦-٠٣-٠١"',
  "20260301",
  "1772390528004",
  "true",
  "null",
  "",
];

const oddDays: [string, ...string[]] = ['"1990-01-01"', '"2199-12-31"', '"2024-02-29"', '"2000-02-29"'];
