import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { describeWhere } from "../support/needs";
import { aBrowser, aPage, executable, noBrowser, screens } from "./support/aBrowser";
import { anInstallation, type Installation } from "./support/anInstallation";
import { screenshot } from "./support/screenshot";
import { cards, openDashboard, pageNames, settled, titlesOf } from "./support/theDashboard";
import { violations } from "./support/violations";

describeWhere(executable !== undefined, noBrowser)("the dashboard's pages", () => {
  let installation: Installation;
  let browser: Browser;

  beforeAll(async () => {
    [installation, browser] = await Promise.all([anInstallation(), aBrowser()]);
  });

  afterAll(async () => {
    await browser?.close();
    await installation?.stop();
  });

  describe.each(pageNames)("%s", (name) => {
    test("shows its figures without an error, and axe finds nothing serious, in both themes, on both screens", async () => {
      for (const [screen, theme] of [
        ["desktop", "light"],
        ["phone", "dark"],
      ] as const) {
        const { page, problems } = await aPage(browser, { ...screens[screen], colorScheme: theme });
        await openDashboard(page, installation, `?page=${name}&site=luna-roma`);
        await settled(page);
        expect(await titlesOf(cards(page).filter({ has: page.locator(".failure") }))).toEqual([]);
        // nobody is at the simulated restaurants just now
        if (name !== "live")
          expect(await titlesOf(cards(page).filter({ has: page.locator(".card-empty") }))).toEqual([]);
        expect(await violations(page)).toEqual([]);
        expect(await scrollsSideways(page)).toBe(false);
        await screenshot(page, `${name}-${screen}-${theme}`);
        expect(problems).toEqual([]);
        await page.context().close();
      }
    });

    test("gives every figure as a table, as SQL and as CSV", async () => {
      const { page, problems } = await aPage(browser);
      await openDashboard(page, installation, `?page=${name}`);
      await settled(page);
      const count = await cards(page).count();
      expect(count).toBeGreaterThan(1);
      for (let index = 0; index < count; index++) {
        const card = cards(page).nth(index);
        const isEmpty = (await card.locator(".card-empty").count()) > 0;
        await card.getByRole("button", { name: "Show SQL" }).click();
        const sql = card.locator("pre code");
        await sql.waitFor();
        expect(await sql.textContent()).toMatch(/SELECT[\s\S]*FROM/);

        const download = page.waitForEvent("download");
        await card.getByRole("button", { name: "Download CSV" }).click();
        const file = await download;
        expect(file.suggestedFilename()).toMatch(/^[a-z-]+.*\.csv$/);
        const lines = textOf(await file.path())
          .trimEnd()
          .split("\r\n");
        expect(lines[0]).toMatch(/^[a-z0-9_]+(,[a-z0-9_]+)+$/);

        await card.getByRole("button", { name: "See as table" }).click();
        if (isEmpty) continue;
        const table = card.locator("table").first();
        await table.waitFor();
        const rows = await table.locator("tbody tr").count();
        // that nobody is there just now is drawn as zeros, and has no rows
        if (name !== "live") expect(rows).toBeGreaterThan(0);
        expect(rows).toBe(Math.min(lines.length - 1, 1000));
      }
      expect(await violations(page)).toEqual([]);
      // what is open is in the address: a reload shows it again
      await page.reload();
      await settled(page);
      expect(await page.locator("section.card table").count()).toBeGreaterThan(0);
      expect(problems).toEqual([]);
      await page.context().close();
    });

    test("says that it is loading, what went wrong, and that there is nothing", async () => {
      const { page } = await aPage(browser);
      const reports = "**/v1/reports/*?*";
      let letGo = (): void => undefined;
      const held = new Promise<void>((resolve) => {
        letGo = resolve;
      });
      await page.route(reports, async (route) => {
        await held;
        await route.fulfill({
          status: 422,
          contentType: "application/problem+json",
          body: JSON.stringify({
            type: "urn:footfall:problem:query_too_expensive",
            title: "Unprocessable",
            status: 422,
            detail: "the query would scan more than the workgroup allows",
          }),
        });
      });
      await openDashboard(page, installation, `?page=${name}`);
      await cards(page).first().waitFor();
      expect(await page.locator(".card-body[aria-busy=true]").count()).toBe(await cards(page).count());
      expect(await violations(page)).toEqual([]);
      await screenshot(page, `${name}-loading`);

      letGo();
      await settled(page);
      const failures = page.locator("section.card .failure");
      expect(await failures.count()).toBe(await cards(page).count());
      expect(await failures.first().textContent()).toMatch(/fewer days|one site/i);
      expect(await violations(page)).toEqual([]);
      await screenshot(page, `${name}-failed`);

      await page.unroute(reports);
      const first = cards(page).first();
      await first.getByRole("button", { name: "Try again" }).click();
      await first.locator(".failure").waitFor({ state: "detached" });

      await openDashboard(page, installation, `?page=${name}&site=nobody-yet`);
      await settled(page);
      expect(await page.locator("section.card .failure").count()).toBe(0);
      const empty = await titlesOf(cards(page).filter({ has: page.locator(".card-empty") }));
      expect(empty.length).toBeGreaterThan(0);
      expect(await violations(page)).toEqual([]);
      await screenshot(page, `${name}-empty`);
      await page.context().close();
    });
  });
});

/** Without the mark by which spreadsheets know UTF-8. */
const textOf = (file: string): string => readFileSync(file, "utf8").replace(/^\uFEFF/, "");

const scrollsSideways = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1);
