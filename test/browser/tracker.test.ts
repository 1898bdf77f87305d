import type { Browser, Page } from "playwright-core";
import { describeWhere } from "../support/needs";
import { aBrowser, aPage, executable, noBrowser, screens } from "./support/aBrowser";
import { anInstallation, type Installation } from "./support/anInstallation";

describeWhere(executable !== undefined, noBrowser)("the tracker, in a browser", () => {
  let installation: Installation;
  let browser: Browser;

  beforeAll(async () => {
    [installation, browser] = await Promise.all([anInstallation("--simulate", "200"), aBrowser()]);
  });

  afterAll(async () => {
    await browser?.close();
    await installation?.stop();
  });

  /** How often a dish was opened, by the API. */
  const opened = async (item: string): Promise<number> => {
    const day = (offsetDays: number) =>
      new Date(Date.now() + offsetDays * 86_400_000).toISOString().slice(0, 10);
    const answer = await fetch(
      `${installation.url}/v1/reports/menu-items?from=${day(-1)}&to=${day(1)}&site_id=osteria-luna&live=true`,
      { headers: { authorization: `Bearer ${installation.readerKey}` } },
    );
    const { rows } = (await answer.json()) as { rows: { item_id: string; expands: number }[] };
    return rows.find(({ item_id }) => item_id === item)?.expands ?? 0;
  };
  const openedSoon = async (item: string, times: number): Promise<void> => {
    const untilMs = Date.now() + 60_000;
    while ((await opened(item)) !== times)
      if (Date.now() > untilMs) throw new Error(`${item}: opened ${await opened(item)} times, not ${times}`);
  };
  const open = (page: Page, dish: string) => page.getByRole("button", { name: `More about ${dish}` }).click();

  test("keeps what happens without a network, over a reload, and sends it once it is back", async () => {
    const { page } = await aPage(browser, screens.phone);
    await page.goto(`${installation.url}/menu/?table=3`);
    await page.getByText(/· 0 waiting/).waitFor();
    await page.context().setOffline(true);
    await open(page, "Branzino");
    await page.getByText(/offline/).waitFor();
    expect(await opened("branzino")).toBe(0);
    await page.context().setOffline(false);
    await openedSoon("branzino", 1);
    await page.getByText(/· 0 waiting/).waitFor();
    await page.context().close();
  });

  test("sends the last click of a page that is left at once", async () => {
    const { page } = await aPage(browser, screens.phone);
    await page.goto(`${installation.url}/menu/?table=3`);
    await open(page, "Olive");
    await page.goto("about:blank");
    await openedSoon("olive", 1);
    await page.context().close();
  });

  test("counts an event once that is sent again because its answer was lost", async () => {
    const { page } = await aPage(browser, screens.phone);
    await page.goto(`${installation.url}/menu/?table=3`);
    await page.getByText(/· 0 waiting/).waitFor();
    let lost = 0;
    await page.route("**/v1/events*", async (route) => {
      if (lost > 0) return route.continue();
      lost++;
      await route.fetch();
      await route.abort("connectionreset");
    });
    await open(page, "Tagliata");
    await page.getByText(/· 0 waiting/).waitFor();
    expect(lost).toBe(1);
    await openedSoon("tagliata", 1);
    await page.context().close();
  });

  test("stores nothing and sends nothing where the browser asks for it (Global Privacy Control)", async () => {
    const { page, problems } = await aPage(browser, screens.phone);
    await page.addInitScript(() =>
      Object.defineProperty(Navigator.prototype, "globalPrivacyControl", { get: () => true }),
    );
    const sent: string[] = [];
    page.on("request", (request) => {
      if (request.url().includes("/v1/")) sent.push(request.url());
    });
    await page.goto(`${installation.url}/menu/?table=3`);
    await page.getByText("Your browser asks not to be tracked: nothing is sent.").waitFor();
    await open(page, "Melanzane");
    await page.goto("about:blank");
    await page.goto(`${installation.url}/menu/?table=3`);
    expect(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie])).toEqual([
      0,
      0,
      "",
    ]);
    expect(sent).toEqual([]);
    expect(await opened("melanzane")).toBe(0);
    expect(problems).toEqual([]);
    await page.context().close();
  });
});
