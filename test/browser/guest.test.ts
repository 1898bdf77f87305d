import type { Browser, Locator, Page } from "playwright-core";
import { describeWhere } from "../support/needs";
import { aBrowser, aPage, executable, noBrowser, screens } from "./support/aBrowser";
import { anInstallation, type Installation } from "./support/anInstallation";
import { screenshot } from "./support/screenshot";
import { openDashboard, settled } from "./support/theDashboard";
import { violations } from "./support/violations";

describeWhere(executable !== undefined, noBrowser)("a guest at table 7, and who watches", () => {
  let installation: Installation;
  let browser: Browser;
  let guest: Page;
  let guestProblems: readonly string[];
  let eventsSent = 0;

  beforeAll(async () => {
    [installation, browser] = await Promise.all([anInstallation("--simulate", "200"), aBrowser()]);
    ({ page: guest, problems: guestProblems } = await aPage(browser, screens.phone));
  });

  afterAll(async () => {
    await browser?.close();
    await installation?.stop();
  });

  test("the guest opens, adds, changes their mind, orders and pays", async () => {
    await guest.goto(`${installation.url}/menu/?table=7`);
    const dish = (name: string): Locator =>
      guest.locator("article.dish").filter({ has: guest.getByRole("heading", { name }) });
    // what a guest reads, they have before their eyes for a while
    await dish("Burrata, figs").scrollIntoViewIfNeeded();
    await guest.waitForTimeout(1000);
    await dish("Burrata, figs").getByRole("button", { name: "More about" }).click();
    await dish("Burrata, figs").getByRole("button", { name: "Add to tab" }).click();
    await dish("Burrata, figs").getByRole("button", { name: "Add to tab" }).click();
    await dish("Carpaccio").getByRole("button", { name: "More about" }).click();
    await dish("Tiramis").getByRole("button", { name: "Add to tab" }).click();
    expect(await violations(guest)).toEqual([]);
    await screenshot(guest, "guest-menu");

    await guest.getByRole("button", { name: "View tab" }).click();
    await guest.getByRole("button", { name: /^Remove Tiramis/ }).click();
    await guest.getByRole("button", { name: "Check out" }).click();
    expect(await violations(guest)).toEqual([]);
    await screenshot(guest, "guest-checkout");
    await guest.getByRole("button", { name: "Place order" }).click();
    await guest.getByRole("button", { name: "Pay now" }).click();
    await guest.getByRole("heading", { name: "Paid" }).waitFor();
    await guest.getByRole("button", { name: "Back to the menu" }).click();

    const badge = guest.getByText(/\d+ events sent · 0 waiting/);
    await badge.waitFor();
    eventsSent = Number(/(\d+) events sent/.exec((await badge.textContent()) ?? "")?.[1]);
    expect(eventsSent).toBeGreaterThan(15);
    expect(guestProblems).toEqual([]);
  });

  test("Live shows exactly those clicks, within seconds, and a further one without being asked", async () => {
    const { page, problems } = await aPage(browser);
    await openDashboard(
      page,
      installation,
      "?page=live&site=osteria-luna&open=minutes.table&open=events.table",
    );
    const seen = async (): Promise<readonly Row[]> => rowsOf(page.locator("#figure-events table").first());
    await page.locator("#figure-events table tbody tr").first().waitFor();
    const rows = await seen();
    expect(rows).toHaveLength(eventsSent);
    expect(new Set(rows.map((row) => row["Table ID"]))).toEqual(new Set(["7"]));
    const done = [...(await seen())]
      .reverse()
      .filter((row) =>
        /^item_(expand|add|remove|buy)|^checkout|^order|^payment/.test(row["Event type"] ?? ""),
      )
      .map((row) =>
        [row["Event type"], row["Item ID"], row["Quantity"]].filter((text) => text !== "–").join(" "),
      );
    expect(done).toEqual([
      "item_expand burrata",
      "item_add burrata 1",
      "item_add burrata 1",
      "item_expand carpaccio",
      "item_add tiramisu 1",
      "item_remove tiramisu 1",
      "checkout_start",
      "order_placed",
      "item_buy burrata 2",
      "payment_made",
    ]);

    await guest.getByRole("button", { name: "More about Cacio e pepe" }).click();
    await page.locator("#figure-events td, #figure-events th").getByText("cacio-pepe").first().waitFor();
    expect(problems).toEqual([]);

    await page.goto(`${installation.url}/?page=live&site=osteria-luna`);
    await settled(page);
    await screenshot(page, "guest-live");
    await page.context().close();
  });

  test("Menu shows what became of each dish", async () => {
    const { page, problems } = await aPage(browser);
    await openDashboard(
      page,
      installation,
      "?page=menu&site=osteria-luna&days=1&live=1&open=top-dishes.table&open=drop-off.table&open=sections-reached.table",
    );
    await settled(page);
    const dishes = await rowsOf(page.locator("#figure-top-dishes table").first());
    const burrata = dishes.find((row) => row["Item ID"] === "burrata");
    expect(burrata).toMatchObject({
      Views: "1",
      Expands: "1",
      Adds: "2",
      Orders: "1",
      Bought: "2",
      Buyers: "1",
    });
    expect(dishes.find((row) => row["Item ID"] === "tiramisu")).toMatchObject({
      Adds: "1",
      Removes: "1",
      Bought: "0",
    });

    const opened = await rowsOf(page.locator("#figure-drop-off table").first());
    expect(opened.find((row) => row["Item ID"] === "carpaccio")).toMatchObject({ Opened: "1", Dropped: "1" });
    expect(opened.find((row) => row["Item ID"] === "burrata")).toMatchObject({ Opened: "1", Dropped: "0" });

    const sections = await rowsOf(page.locator("#figure-sections-reached table").first());
    expect(sections[0]).toMatchObject({ Section: "Antipasti", Sessions: "1" });
    expect(problems).toEqual([]);
    await page.goto(`${installation.url}/?page=menu&site=osteria-luna&days=1&live=1`);
    await settled(page);
    await screenshot(page, "guest-menu-page");
    await page.context().close();
  });

  test("Funnel shows one session that went all the way, and Commerce what it brought", async () => {
    const { page, problems } = await aPage(browser);
    await openDashboard(
      page,
      installation,
      "?page=funnel&site=osteria-luna&days=1&live=1&open=page-to-order.table",
    );
    await settled(page);
    const steps = await rowsOf(page.locator("#figure-page-to-order table").first());
    expect(steps.map((row) => [row["Step name"], row["Sessions"]])).toEqual([
      ["page", "1"],
      ["expand", "1"],
      ["add", "1"],
      ["checkout", "1"],
      ["order", "1"],
    ]);
    await page.goto(`${installation.url}/?page=commerce&site=osteria-luna&days=1&live=1`);
    await settled(page);
    // two burratas
    expect(await page.locator("#figure-commerce-key-figures").textContent()).toContain("€29.00");
    expect(problems).toEqual([]);
    await page.context().close();
  });

  test("side by side, a click on the left moves the right", async () => {
    const { page, problems } = await aPage(browser);
    await page.goto(`${installation.url}/demo`);
    const [menu, dashboard] = [page.frameLocator("iframe").first(), page.frameLocator("iframe").last()];
    await dashboard.locator(".feed-event").first().waitFor();
    await menu.getByRole("button", { name: "More about Tagliatelle" }).click();
    await dashboard.locator(".feed-event").getByText("opened Tagliatelle al ragù").first().waitFor();
    await screenshot(page, "guest-demo");
    expect(problems).toEqual([]);
    await page.context().close();
  });
});

type Row = Readonly<Record<string, string>>;

/** A table's rows by the names of its columns. */
const rowsOf = (table: Locator): Promise<readonly Row[]> =>
  table.evaluate((shown) => {
    const texts = (cells: Iterable<Element>) => [...cells].map((cell) => cell.textContent?.trim() ?? "");
    const names = texts(shown.querySelectorAll("thead th")).map((name) =>
      name.replace(/[^\p{L}\s]/gu, "").trim(),
    );
    return [...shown.querySelectorAll("tbody tr")].map((row) =>
      Object.fromEntries(texts(row.children).map((text, index) => [names[index] ?? "", text])),
    );
  });
