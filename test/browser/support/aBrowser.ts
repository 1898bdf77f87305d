import { source as axeSource } from "axe-core";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { findChromium } from "./chromium";

/** The machine's Chromium, and whether there is one. */
export const executable = findChromium();

/** Why browser tests are skipped. */
export const noBrowser = "no Chromium: none on the PATH, and the variable CHROMIUM names none";

/** A page that is looked at, and what went wrong in it so far. */
export interface WatchedPage {
  readonly page: Page;
  /** Errors of the console, exceptions, violations of the policy, requests that failed: one line each. */
  readonly problems: readonly string[];
}

/** Starts the browser. Who is root, as in containers, cannot have its sandbox. */
export const aBrowser = (): Promise<Browser> =>
  chromium.launch({
    ...(executable === undefined ? {} : { executablePath: executable }),
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
  });

/** Sizes of screens, in CSS pixels. */
export const screens = {
  desktop: { viewport: { width: 1440, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
} as const satisfies Readonly<Record<string, BrowserContextOptions>>;

/** A page in a profile of its own, where times and numbers are the same on every machine. */
export const aPage = async (browser: Browser, options: BrowserContextOptions = {}): Promise<WatchedPage> => {
  const context = await browser.newContext({
    ...screens.desktop,
    locale: "en-GB",
    timezoneId: "Europe/Rome",
    reducedMotion: "reduce",
    ...options,
  });
  // before any page: a script added later would need the pages' policy to allow it
  await context.addInitScript({ content: axeSource });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning")
      problems.push(`${message.type()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => problems.push(`exception: ${error.message}`));
  page.on("requestfailed", (request) => {
    const reason = request.failure()?.errorText ?? "";
    // whoever leaves a page lets go of what it was asking
    if (reason !== "net::ERR_ABORTED") problems.push(`${request.method()} ${request.url()}: ${reason}`);
  });
  return { page, problems };
};
