import { csvLine } from "../http/csv";
import type { HttpResponse } from "../http/http";
import type { AnyReport } from "../reports/report";
import type { SqlParameter } from "../reports/sqlEngine";
import { encodeCursor } from "./cursor";
import type { Page } from "./page";
import type { Presentation } from "./presentation";

/** What a page of an answer is shown with. */
export interface AnswerPage {
  readonly report: AnyReport;
  /** As applied: those left out with their defaults. */
  readonly values: Readonly<Record<string, SqlParameter>>;
  readonly live: boolean;
  readonly answerId: string;
  readonly asOf: string;
  readonly page: Page;
  readonly presentation: Presentation;
  /** Where it was asked for, without the cursor: `/v1/reports/totals?from=…`. */
  readonly address: string;
  /** The lake alone says what it is, so it may be kept and asked about by its tag. */
  readonly isRepeatable: boolean;
}

/** The answer as JSON or CSV. */
export const answerResponse = (shown: AnswerPage): HttpResponse => {
  const { report, values, live, answerId, asOf, page, presentation, address } = shown;
  const next = page.nextOffset === undefined ? null : encodeCursor({ answerId, offset: page.nextOffset });
  const headers = {
    ...cacheHeaders(shown),
    ...(next === null
      ? {}
      : { link: `<${address}${address.includes("?") ? "&" : "?"}cursor=${next}>; rel="next"` }),
  };
  if (presentation.format === "csv")
    return {
      status: 200,
      headers: {
        "content-type": "text/csv; charset=utf-8; header=present",
        "content-disposition": `attachment; filename="${report.name}.csv"`,
        ...headers,
      },
      body: csvLine(report.row.columns.map(({ name }) => name)) + page.rows.join(""),
    };
  const head = {
    report: report.name,
    title: report.title,
    parameters: values,
    live,
    as_of: asOf,
    columns: report.row.columns,
  };
  return {
    status: 200,
    headers: { "content-type": "application/json", ...headers },
    body: `${JSON.stringify(head).slice(0, -1)},"rows":[${page.rows.join(",")}],"next":${JSON.stringify(next)}}`,
  };
};

/** True where a request has the answer already, and asks whether it is still the one. */
export const isKnown = (ifNoneMatch: string | undefined, tag: string): boolean =>
  (ifNoneMatch ?? "")
    .split(",")
    .map((each) => each.trim().replace(/^W\//, ""))
    .some((each) => each === tag || each === "*");

/** 304: the answer is still the one that the client has. */
export const notModified = (tagged: Tagged): HttpResponse => ({
  status: 304,
  headers: cacheHeaders(tagged),
  body: "",
});

/** What the tag of an answer is made of. */
export interface Tagged {
  readonly answerId: string;
  readonly isRepeatable: boolean;
  readonly presentation: Pick<Presentation, "format">;
}

/** Of one address: what else is asked for stands there. */
export const tagOf = ({ answerId, presentation }: Tagged): string => `"${answerId}.${presentation.format}"`;

const cacheHeaders = (tagged: Tagged): Readonly<Record<string, string>> =>
  tagged.isRepeatable
    ? { "cache-control": "private, no-cache", etag: tagOf(tagged), vary: "accept" }
    : { "cache-control": "no-store", vary: "accept" };
