import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContextOptions } from "playwright-core";
import { type LocalFootfall, startLocalFootfall } from "../bench/localFootfall";
import { aBrowser, executable, noBrowser } from "../test/browser/support/aBrowser";

/*
 * `npm run screenshots`: pictures of the dashboard for the README, over simulated data that are the same each time, taken by the
 * machine's Chromium. They end on a fixed day, so that they change only when the dashboard does.
 */

const lastDay = "2026-03-31";
const days = 56;
const events = 300_000;
const folder = join(__dirname, "images");

interface Picture {
  readonly name: string;
  readonly search: string;
  readonly theme: "light" | "dark";
  /** CSS pixels. */
  readonly height?: number;
  readonly screen?: BrowserContextOptions;
}

const period = "from=2026-03-04&to=2026-03-31&site=luna-roma&tz=Europe/Rome";
const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

const pictures: readonly Picture[] = [
  { name: "overview", search: `?${period}`, theme: "light", height: 1160 },
  { name: "menu", search: `?page=menu&${period}`, theme: "light", height: 1380 },
  { name: "funnel", search: `?page=funnel&${period}`, theme: "dark", height: 1000 },
  {
    name: "audience",
    search: `?page=audience&from=2026-03-04&to=2026-03-31&tz=UTC`,
    theme: "light",
    height: 1380,
  },
  { name: "phone", search: `?page=menu&${period}`, theme: "light", screen: phone },
];

const main = async (): Promise<void> => {
  if (executable === undefined) throw new Error(noBrowser);
  const data = mkdtempSync(join(tmpdir(), "footfall-screenshots-"));
  try {
    const footfall = await startLocalFootfall(data, events, lastDay, days);
    const browser = await aBrowser();
    try {
      mkdirSync(folder, { recursive: true });
      for (const picture of pictures) await take(browser, footfall, picture);
      await takeDemo(browser, footfall);
    } finally {
      await browser.close();
      await footfall.stop();
    }
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
};

const look = (theme: "light" | "dark", screen: BrowserContextOptions = {}): BrowserContextOptions => ({
  viewport: { width: 1280, height: 900 },
  locale: "en-GB",
  timezoneId: "Europe/Rome",
  reducedMotion: "reduce",
  colorScheme: theme,
  ...screen,
});

const take = async (
  browser: Browser,
  { url, readerKey }: LocalFootfall,
  { name, search, theme, height = 900, screen = { viewport: { width: 1280, height } } }: Picture,
): Promise<void> => {
  const context = await browser.newContext(look(theme, screen));
  const page = await context.newPage();
  await page.goto(`${url}/${search}#key=${readerKey}`);
  await page.locator("section.card").first().waitFor();
  // what is further down asks when it is scrolled to
  await page.waitForFunction(() =>
    [...document.querySelectorAll(".card-body[aria-busy=true]")].every(
      (body) => body.getBoundingClientRect().top > innerHeight,
    ),
  );
  // lines that come later
  await page.waitForLoadState("networkidle");
  await page.screenshot({ path: join(folder, `${name}.png`) });
  process.stdout.write(`docs/images/${name}.png\n`);
  await context.close();
};

/** The demo, with a guest who has ordered. */
const takeDemo = async (browser: Browser, { url }: LocalFootfall): Promise<void> => {
  const context = await browser.newContext(look("light"));
  const page = await context.newPage();
  await page.goto(`${url}/demo`);
  const [menu, dashboard] = [page.frameLocator("iframe").first(), page.frameLocator("iframe").last()];
  await menu.getByRole("button", { name: "More about Burrata" }).click();
  await menu.getByRole("button", { name: "Add to tab: Burrata" }).click();
  await menu.getByRole("button", { name: "More about Tagliatelle" }).click();
  await dashboard.locator(".feed-event").getByText("opened Tagliatelle").first().waitFor();
  await page.screenshot({ path: join(folder, "demo.png") });
  process.stdout.write("docs/images/demo.png\n");
  await context.close();
};

main().catch((error: unknown) => {
  process.stderr.write(`screenshots: ${error instanceof Error ? error.stack : error}\n`);
  process.exitCode = 1;
});
