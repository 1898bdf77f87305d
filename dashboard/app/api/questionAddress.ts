import type { Question } from "./reportClient";
import { reportsWithoutLiveForm } from "./reportsWithoutLiveForm";

/** In what form an answer is asked for. */
export type AnswerFormat = "json" | "csv" | "sql";

/** The most rows that the API puts on a page. */
export const pageRows = 10_000;

/** Where a question is asked. Equal questions have equal addresses, so that the browser finds again what it kept. */
export const questionAddress = ({ report, parameters, live }: Question, format: AnswerFormat): string => {
  const query = new URLSearchParams(parameters);
  if (live && !reportsWithoutLiveForm.has(report)) query.set("live", "true");
  query.set("format", format);
  if (format !== "sql") query.set("limit", String(pageRows));
  query.sort();
  return `/v1/reports/${report}?${query}`;
};

/** The same address, from a cursor on. */
export const addressFrom = (address: string, cursor: string): string => {
  const [path, query] = address.split("?", 2);
  const next = new URLSearchParams(query);
  next.set("cursor", cursor);
  return `${path}?${next}`;
};
