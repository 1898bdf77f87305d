import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { chromium, type Page } from "playwright-core";
import { bundlePages } from "../dashboard/build/bundlePages";
import { table } from "../local/table";
import { findChromium } from "../test/browser/support/chromium";
import { type LocalFootfall, startLocalFootfall } from "./localFootfall";

/*
 * `npm run bench:dashboard [events]`: how long the dashboard's pages take from the navigation until they show what they are
 * for, in the machine's Chromium, over so many simulated events of four weeks. Each page is asked about days that nobody asked
 * about before, and then the same once more. The floor is the page's own frame, without a figure.
 */

const rounds = 5;
const days = 28;
const allowedMs = 1000;
const pages = ["overview", "menu", "funnel", "audience", "commerce", "quality"] as const;

interface Load {
  /** Milliseconds since the navigation began. */
  readonly frame: number;
  readonly first: number;
  readonly all: number;
}

const main = async (): Promise<void> => {
  const events = Number(process.argv[2] ?? 1_000_000);
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error("no Chromium on the PATH");
  const lastDay = daysFrom(new Date().toISOString().slice(0, 10), -1);
  const data = mkdtempSync(join(tmpdir(), "footfall-bench-"));
  try {
    const footfall = await startLocalFootfall(data, events, lastDay, days);
    const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] });
    try {
      const page = await (await browser.newContext({ timezoneId: "UTC", locale: "en-GB" })).newPage();
      // signed in, code and connection warm
      await load(page, footfall, "?page=quality&days=1");
      const anew: Record<string, Load[]> = {};
      const again: Record<string, Load[]> = {};
      for (let round = 0; round < rounds; round++)
        for (const name of pages) {
          // other days each time, so that no answer is kept yet
          const to = daysFrom(lastDay, -round);
          const search = `?page=${name}&from=${daysFrom(to, 1 - 14)}&to=${to}`;
          anew[name] = [...(anew[name] ?? []), await load(page, footfall, search)];
          again[name] = [...(again[name] ?? []), await load(page, footfall, search)];
        }
      process.stdout.write(`${resultText(events, anew, again)}\n`);
    } finally {
      await browser.close();
      await footfall.stop();
    }
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
};

/** Goes there, and waits: for the frame, for the first figure that shows something, and for all of them. */
const load = async (page: Page, { url, readerKey }: LocalFootfall, search: string): Promise<Load> => {
  await page.goto("about:blank");
  await page.goto(`${url}/${search}#key=${readerKey}`, { waitUntil: "commit" });
  const when = (condition: string): Promise<number> =>
    page
      .waitForFunction(`(${condition}) && performance.now()`, undefined, { polling: "raf", timeout: 120_000 })
      .then((handle) => handle.jsonValue() as Promise<number>);
  const [frame, first, all] = await Promise.all([
    when(`document.querySelector("section.card") !== null`),
    when(`document.querySelector(".card-body[aria-busy=false]") !== null`),
    when(
      `document.querySelector("section.card") !== null && document.querySelector(".card-body[aria-busy=true], .card .skeleton") === null`,
    ),
  ]);
  return { frame, first, all };
};

const resultText = (
  events: number,
  anew: Readonly<Record<string, readonly Load[]>>,
  again: Readonly<Record<string, readonly Load[]>>,
): string => {
  const rows = pages.flatMap((name) =>
    (
      [
        ["anew", anew[name] ?? []],
        ["again", again[name] ?? []],
      ] as const
    ).map(([asked, loads]) => ({ name, asked, loads })),
  );
  const overview = medianOf(anew["overview"] ?? [], "all");
  const bytes = bundlePages("app")
    .filter(({ path }) => !path.includes("worldMap"))
    .reduce((sum, file) => sum + gzipSync(file.bytes).length, 0);
  return [
    `Pages about 14 days of ${events} events in ${days} days: milliseconds from the navigation on, medians of ${rounds}`,
    table(
      [
        { title: "page", value: ({ name }) => name },
        { title: "asked", value: ({ asked }) => asked },
        { title: "frame", value: ({ loads }) => medianOf(loads, "frame") },
        { title: "first figure", value: ({ loads }) => medianOf(loads, "first") },
        { title: "all figures", value: ({ loads }) => medianOf(loads, "all") },
        {
          title: "of the frame",
          value: ({ loads }) => (medianOf(loads, "all") / medianOf(loads, "frame")).toFixed(1),
        },
      ],
      rows,
    ),
    `Overview, asked anew: ${(overview / allowedMs).toFixed(2)} of the second that is allowed; first load ${Math.round(bytes / 1000)} of 200 kB`,
  ].join("\n");
};

const medianOf = (loads: readonly Load[], what: keyof Load): number => {
  const values = loads.map((each) => each[what]).sort((a, b) => a - b);
  return Math.round(values[Math.floor(values.length / 2)] ?? Number.NaN);
};

const daysFrom = (day: string, offset: number): string =>
  new Date(Date.parse(day) + offset * 86_400_000).toISOString().slice(0, 10);

main().catch((error: unknown) => {
  process.stderr.write(`bench: ${error instanceof Error ? error.stack : error}\n`);
  process.exitCode = 1;
});
