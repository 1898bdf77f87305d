import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { table } from "../local/table";
import { askReport, type ListedReport, type Timed } from "./askedReport";
import { startLocalFootfall } from "./localFootfall";

/** Asks every report of a local installation over HTTP, in the lake and live, and shows how long each takes. */
const main = async (): Promise<void> => {
  const events = Number(process.argv[2] ?? 50_000);
  const day = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  const data = mkdtempSync(join(tmpdir(), "footfall-bench-"));
  try {
    const footfall = await startLocalFootfall(data, events, day);
    try {
      const timed = await askAll(footfall.url, footfall.readerKey, day);
      process.stdout.write(`${resultText(timed, events)}\n`);
    } finally {
      await footfall.stop();
    }
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
};

const askAll = async (url: string, key: string, day: string): Promise<readonly Timed[]> => {
  const response = await fetch(`${url}/v1/reports`, { headers: { authorization: `Bearer ${key}` } });
  const { reports } = (await response.json()) as { readonly reports: readonly ListedReport[] };
  const timed: Timed[] = [];
  for (const report of reports)
    for (const isLive of report.live ? [false, true] : [false])
      timed.push(await askReport(url, key, report, day, isLive));
  return timed;
};

const allowedMs = 1000;

const resultText = (timed: readonly Timed[], events: number): string => {
  const slowest = Math.max(...timed.flatMap(({ cold, cached }) => [...cold, ...cached]));
  const rows = [...timed].sort((a, b) => Math.max(...b.cold) - Math.max(...a.cold));
  return [
    `${timed.length} answers about ${events} events, each asked anew three times and again three times, in milliseconds`,
    table(
      [
        { title: "report", value: ({ name }) => name },
        { title: "rows", value: (row) => row.rows },
        { title: "anew, fastest", value: ({ cold }) => Math.round(Math.min(...cold)) },
        { title: "anew, slowest", value: ({ cold }) => Math.round(Math.max(...cold)) },
        { title: "again, slowest", value: ({ cached }) => Math.round(Math.max(...cached)) },
      ],
      rows,
    ),
    `The slowest took ${Math.round(slowest)} ms, ${(slowest / allowedMs).toFixed(2)} of the second that is allowed`,
  ].join("\n");
};

main().catch((error: unknown) => {
  process.stderr.write(`bench: ${error instanceof Error ? error.stack : error}\n`);
  process.exitCode = 1;
});
