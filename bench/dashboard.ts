import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Browser, Page } from "playwright-core";
import { bundlePages } from "../dashboard/build/bundlePages";
import { table } from "../local/table";
import { aBrowser, executable, noBrowser } from "../test/browser/support/aBrowser";
import { type LocalFootfall, startLocalFootfall } from "./localFootfall";

/*
 * `npm run bench:dashboard [events] [folder]`: how long the dashboard's pages take from the navigation until they show what they are
 * for, as far as a screen of 1440 by 900 goes, in the machine's Chromium, over so many simulated events of four weeks. Each page is asked about days that nobody asked
 * about before, and then the same once more. The floor is the page's own frame, without a figure. A folder keeps the events for
 * the next time.
 */

const rounds = 5;
const days = 28;
const screen = { viewport: { width: 1440, height: 900 } };
const allowedMs = 1000;
const pages = ["overview", "menu", "funnel", "audience", "commerce", "quality"] as const;

interface Load {
  /** Milliseconds since the navigation began. */
  readonly frame: number;
  readonly first: number;
  /** The last of those that are on the screen. */
  readonly all: number;
}

const main = async (): Promise<void> => {
  const events = Number(process.argv[2] ?? 1_000_000);
  if (executable === undefined) throw new Error(noBrowser);
  const lastDay = daysFrom(new Date().toISOString().slice(0, 10), -1);
  const kept = process.argv[3];
  const data = kept ?? mkdtempSync(join(tmpdir(), "footfall-bench-"));
  try {
    const footfall = await startLocalFootfall(data, events, lastDay, days);
    const browser = await aBrowser();
    try {
      const page = await newPage(browser);
      // signed in, with code and connection warm
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
      // and by browsers that have kept nothing
      const fresh: Load[] = [];
      for (let round = 0; round < rounds; round++) {
        const to = daysFrom(lastDay, -rounds - round);
        const other = await newPage(browser);
        fresh.push(await load(other, footfall, `?from=${daysFrom(to, 1 - 14)}&to=${to}`));
        await other.context().close();
      }
      process.stdout.write(`${resultText(events, fresh, anew, again)}\n`);
    } finally {
      await browser.close();
      await footfall.stop();
    }
  } finally {
    if (kept === undefined) rmSync(data, { recursive: true, force: true });
  }
};

declare global {
  interface Window {
    /** What {@link noteWhatIsSeen} has noted: milliseconds since the navigation. */
    seen?: Partial<Record<keyof Load, number>>;
  }
}

/** Goes there, and waits: for the frame, for the first figure that shows something, and for all on the screen. */
const load = async (page: Page, { url, readerKey }: LocalFootfall, search: string): Promise<Load> => {
  await page.goto("about:blank");
  await page.goto(`${url}/${search}#key=${readerKey}`, { waitUntil: "commit" });
  const seen = await page.waitForFunction(() => window.seen?.all !== undefined && window.seen, undefined, {
    polling: 100,
    timeout: 120_000,
  });
  return (await seen.jsonValue()) as Load;
};

/**
 * Runs in each page before its own code: notes when it shows what. Nothing is polled, since drawing for that takes from what is
 * measured. As text, because what runs TypeScript here would refer to helpers that no page has.
 */
const noteWhatIsSeen = `
  const seen = (window.seen = {});
  const has = (selector) => document.querySelector(selector) !== null;
  new MutationObserver(() => {
    if (!has("section.card")) return;
    const now = performance.now();
    seen.frame ??= now;
    if (has(".card-body[aria-busy=false]")) seen.first ??= now;
    const waiting = [...document.querySelectorAll(".card-body[aria-busy=true]")];
    if (waiting.some((body) => body.getBoundingClientRect().top < innerHeight)) delete seen.all;
    else seen.all ??= now;
  }).observe(document, { subtree: true, childList: true, attributes: true });
`;

const newPage = async (browser: Browser): Promise<Page> => {
  const page = await (await browser.newContext({ ...screen, timezoneId: "UTC", locale: "en-GB" })).newPage();
  await page.addInitScript({ content: noteWhatIsSeen });
  return page;
};

const resultText = (
  events: number,
  fresh: readonly Load[],
  anew: Readonly<Record<string, readonly Load[]>>,
  again: Readonly<Record<string, readonly Load[]>>,
): string => {
  const rows = [
    { name: "overview", asked: "anew, nothing kept", loads: fresh },
    ...pages.flatMap((name) =>
      (
        [
          ["anew", anew[name] ?? []],
          ["again", again[name] ?? []],
        ] as const
      ).map(([asked, loads]) => ({ name, asked, loads })),
    ),
  ];
  const overview = medianOf(fresh, "all");
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
        { title: "all on screen", value: ({ loads }) => medianOf(loads, "all") },
        {
          title: "of the frame",
          value: ({ loads }) => (medianOf(loads, "all") / medianOf(loads, "frame")).toFixed(1),
        },
      ],
      rows,
    ),
    `Overview, asked anew by a browser that has kept nothing: ${(overview / allowedMs).toFixed(2)} of the second that is allowed; first load ${Math.round(bytes / 1000)} of 200 kB`,
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
