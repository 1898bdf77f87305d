import type { Browser } from "playwright-core";
import { describeWhere } from "../support/needs";
import { aBrowser, aPage, executable, noBrowser, screens } from "./support/aBrowser";
import { anInstallation, type Installation } from "./support/anInstallation";
import { screenshot } from "./support/screenshot";
import { openDashboard, settled } from "./support/theDashboard";
import { violations } from "./support/violations";

describeWhere(executable !== undefined, noBrowser)("the dashboard's key and state", () => {
  let installation: Installation;
  let browser: Browser;

  beforeAll(async () => {
    [installation, browser] = await Promise.all([anInstallation("--simulate", "3000"), aBrowser()]);
  });

  afterAll(async () => {
    await browser?.close();
    await installation?.stop();
  });

  test("signs in by a reader key, says what is wrong with another, and forgets it on leaving", async () => {
    const { page } = await aPage(browser);
    await page.goto(`${installation.url}/?page=funnel`);
    await page.getByRole("heading", { name: "Sign in" }).waitFor();
    expect(await violations(page)).toEqual([]);
    await screenshot(page, "sign-in");
    await page.getByLabel("Reader key").fill(`ffr_${"A".repeat(43)}`);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByRole("alert").filter({ hasText: /key/i }).waitFor();
    await page.getByLabel("Reader key").fill(installation.readerKey);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByRole("heading", { level: 1, name: "Funnel" }).waitFor();
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
    expect(page.url()).not.toContain("ffr_");

    await page.reload();
    await page.getByRole("heading", { level: 1, name: "Funnel" }).waitFor();
    const other = await page.context().newPage();
    await other.goto(installation.url);
    await other.getByRole("heading", { name: "Sign in" }).waitFor();
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.getByRole("heading", { name: "Sign in" }).waitFor();
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
    await page.context().close();
  });

  test("takes the key out of an address that has one, before anybody can copy it", async () => {
    const { page, problems } = await aPage(browser);
    await openDashboard(page, installation, "?page=menu");
    expect(page.url()).toBe(`${installation.url}/?page=menu&tz=Europe/Rome`);
    expect(problems).toEqual([]);
    await page.context().close();
  });

  test("who is given the address sees the same", async () => {
    const { page, problems } = await aPage(browser);
    await openDashboard(page, installation);
    await page.getByRole("link", { name: "Menu", exact: true }).click();
    await page.getByRole("heading", { level: 1, name: "Menu" }).waitFor();
    await page.getByLabel("Site").selectOption("luna-roma");
    await page.getByLabel(/Compare/).click();
    await page.getByText("Dark", { exact: true }).click();
    await settled(page);
    await page.locator("#figure-top-dishes").getByRole("button", { name: "See as table" }).click();
    await page.locator("#figure-top-dishes table").waitFor();
    const shown = async (at: typeof page) => ({
      title: await at.title(),
      theme: await at.evaluate(() => document.documentElement.dataset["theme"]),
      site: await at.getByLabel("Site").inputValue(),
      table: await at.locator("#figure-top-dishes table").first().innerText(),
    });
    const mine = await shown(page);
    const { page: theirs } = await aPage(browser);
    await theirs.goto(`${page.url()}#key=${installation.readerKey}`);
    await settled(theirs);
    await theirs.locator("#figure-top-dishes table").waitFor();
    expect(await shown(theirs)).toEqual(mine);
    expect(mine).toMatchObject({ theme: "dark", site: "luna-roma" });

    // back and forth
    await page.getByRole("link", { name: "Funnel", exact: true }).click();
    await page.getByRole("heading", { level: 1, name: "Funnel" }).waitFor();
    expect(page.url()).toContain("site=luna-roma");
    await page.goBack();
    await page.getByRole("heading", { level: 1, name: "Menu" }).waitFor();
    expect(problems).toEqual([]);
    await page.context().close();
    await theirs.context().close();
  });

  test("says what is wrong with an address, and goes on with what is right", async () => {
    const { page } = await aPage(browser);
    await openDashboard(page, installation, "?page=nowhere&days=0&tz=Mars/Olympus&site=luna-roma");
    await page.getByRole("heading", { level: 1, name: "Overview" }).waitFor();
    expect(await page.getByLabel("Site").inputValue()).toBe("luna-roma");
    const text = await page.locator("body").innerText();
    for (const wrong of ["nowhere", "Mars/Olympus"]) expect(text).toContain(wrong);
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  });

  test("goes by keys alone: past the navigation, to another page, into a figure", async () => {
    const { page } = await aPage(browser);
    await openDashboard(page, installation);
    await settled(page);
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await page.keyboard.press("Tab");
    const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? "");
    expect(await focused()).toMatch(/skip/i);
    const reach = async (name: RegExp): Promise<void> => {
      for (let presses = 0; presses < 80; presses++) {
        await page.keyboard.press("Tab");
        const label = await page.evaluate(
          () =>
            document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent ?? "",
        );
        if (name.test(label.trim())) return;
      }
      throw new Error(`${name} cannot be reached by Tab`);
    };
    await reach(/^Funnel$/);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "Funnel" }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("H1");
    await settled(page);
    await reach(/^See as table$/);
    await page.keyboard.press("Enter");
    await page.locator("section.card table").first().waitFor();
    await page.context().close();
  });

  test("fits a phone, where the choices are folded away", async () => {
    const { page } = await aPage(browser, screens.phone);
    await openDashboard(page, installation);
    await settled(page);
    expect(await page.getByLabel("Site").isVisible()).toBe(false);
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
    ).toBeLessThanOrEqual(1);
    await page.context().close();
  });
});
