import { readFileSync } from "node:fs";
import { allReports } from "../../../pipeline/reports/allReports";
import { folderSqlEngine } from "../../../pipeline/reports/folderSqlEngine.duckdb";
import { type AnyReport, runReport } from "../../../pipeline/reports/report";
import type { SqlEngine } from "../../../pipeline/reports/sqlEngine";
import type { Run } from "../../harness/work";
import type { LakeInput } from "./lake";

/** Which question is asked of which lake. */
export interface AskOptions {
  /** The lake, by the name that `prepare` gave it. */
  readonly lake: string;
  /** `all`: of all days and sites. `one`: of the last day, at one site. */
  readonly about: "all" | "one";
  /** The reports; or, as a floor, how many events there are by type. */
  readonly what: "reports" | "count";
}

/** Those that the dashboard's pages are made of, and that need nothing but a period. */
export const askedReports = [
  "totals",
  "menu-items",
  "menu-sections",
  "pages",
  "sessions-summary",
  "visitors",
  "hours",
  "devices",
] as const;

/** Neither the busiest nor the quietest of 200. */
const oneSite = "site-20";

/** Asks each question once, anew, in an engine that has read nothing yet. */
export const run: Run<Readonly<Record<string, LakeInput>>, AskOptions> = async (
  lakes,
  { lake: name, about, what },
  measure,
) => {
  const asked = lakes[name];
  if (asked === undefined) throw new Error(`${name}: no such lake was made`);
  const { lake, firstDay, lastDay, events, rawJsonBytesOfDay } = asked;
  const nowMs = Date.parse(lastDay) + 7 * 86_400_000;
  const engine = await folderSqlEngine({ rawFolder: `${lake}/no-raw`, lakeFolder: lake, now: () => nowMs });
  // DuckDB itself, without a file
  await engine.query("SELECT 1", []);
  const period =
    about === "all" ? { from: firstDay, to: lastDay } : { from: lastDay, to: lastDay, site_id: oneSite };
  const questions: readonly Question[] =
    what === "count"
      ? [countByType(engine, period)]
      : askedReports.map((each) => ofReport(engine, each, period, nowMs));

  const took: Record<string, number> = {};
  const read: number[] = [];
  await measure(async () => {
    for (const { title, ask } of questions) {
      const [startedAt, before] = [performance.now(), bytesRead()];
      const rows = await ask();
      took[`${title} ms`] = performance.now() - startedAt;
      if (before !== undefined) read.push((bytesRead() ?? 0) - before);
      if (rows.length === 0) throw new Error(`${title}: has no rows`);
    }
  });
  const times = Object.values(took).sort((a, b) => a - b);
  const medianMs = times[times.length >> 1] ?? Number.NaN;
  const days = about === "all" ? events / 1e6 : 1;
  return {
    events,
    figures: {
      medianMs,
      ...(about === "all" ? { medianMsPerMillion: medianMs / days } : {}),
      ...(read.length === 0
        ? {}
        : {
            mostBytesRead: Math.max(...read),
            shareOfRawJson: Math.max(...read) / (rawJsonBytesOfDay * days),
          }),
      ...(what === "count" ? {} : took),
    },
  };
};

/** What an engine is asked. */
interface Question {
  readonly title: string;
  readonly ask: () => Promise<readonly unknown[]>;
}

interface Period {
  readonly from: string;
  readonly to: string;
  readonly site_id?: string;
}

const ofReport = (engine: SqlEngine, name: string, period: Period, nowMs: number): Question => {
  const asked: Readonly<Record<string, string>> = { ...period };
  return { title: name, ask: () => runReport(engine)(reportNamed(name), asked, { nowMs }) };
};

/** The least that a question about a period goes through: two columns, or three. */
const countByType = (engine: SqlEngine, { from, to, site_id }: Period): Question => ({
  title: "count",
  ask: () =>
    engine.query(
      `SELECT event_type, count(*) AS events FROM events
       WHERE dt BETWEEN ? AND ? ${site_id === undefined ? "" : "AND site_id = ?"} GROUP BY event_type`,
      [from, to, ...(site_id === undefined ? [] : [site_id])],
    ),
});

const reportNamed = (name: string): AnyReport => {
  const report = allReports.find((each) => each.name === name);
  if (report === undefined) throw new Error(`${name}: no such report`);
  return report;
};

/** Bytes that this process has asked the system for by read and its like, as Linux counts them; undefined elsewhere. */
const bytesRead = (): number | undefined => {
  if (process.platform !== "linux") return undefined;
  const told = /^rchar: (\d+)$/m.exec(readFileSync("/proc/self/io", "utf8"))?.[1];
  return told === undefined ? undefined : Number(told);
};
