import type { Question } from "../api/reportClient";
import { element } from "../element";

/** What the file of a question's answer is called: `revenue-2026-03-01-2026-03-31.csv`. */
export const csvFileName = ({ report, parameters }: Pick<Question, "report" | "parameters">): string =>
  `${[report, parameters["from"], parameters["to"]].filter((part) => part !== undefined).join("-")}.csv`;

/** Long enough for any browser to have begun reading what is saved. */
const kept = 60_000;

/** Saves a CSV where the browser saves files, marked as UTF-8, as which spreadsheets would not read it otherwise. */
export const saveCsv = (csv: Blob, name: string): void => {
  const url = URL.createObjectURL(new Blob(["\ufeff", csv], { type: csv.type }));
  element("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), kept);
};
