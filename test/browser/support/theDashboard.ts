import type { Locator, Page } from "playwright-core";
import type { Installation } from "./anInstallation";

/** The pages, by their names in addresses. */
export const pageNames = ["overview", "menu", "funnel", "audience", "commerce", "live", "quality"] as const;

/** Opens the dashboard at a state, signed in. */
export const openDashboard = async (
  page: Page,
  { url, readerKey }: Installation,
  search = "",
): Promise<void> => {
  await page.goto(`${url}/${search}#key=${readerKey}`);
  await page.locator("h1").waitFor();
};

/** The figures of the page. */
export const cards = (page: Page): Locator => page.locator("section.card");

/** Waits until no figure is loading any more, those further down too, which ask when they are scrolled to. */
export const settled = async (page: Page): Promise<void> => {
  await cards(page).first().waitFor();
  for (const card of await cards(page).all()) await card.scrollIntoViewIfNeeded();
  await page.waitForFunction(
    () => document.querySelector(".card-body[aria-busy=true], .card .skeleton") === null,
    undefined,
    { timeout: 60_000 },
  );
  await page.evaluate(() => window.scrollTo(0, 0));
};

/** The titles of the figures that are in some state. */
export const titlesOf = (found: Locator): Promise<readonly string[]> =>
  found.locator("h2.card-title").allTextContents();
