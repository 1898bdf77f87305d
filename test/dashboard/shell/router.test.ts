import type { Address } from "../../../dashboard/app/address/address";
import { router } from "../../../dashboard/app/shell/router";
import { aWindow } from "./aWindow";

const aRoute = (search: string) => {
  const browser = aWindow(search);
  const moves: [from: Address["page"], to: Address["page"], move: string][] = [];
  const problems: string[] = [];
  const route = router({
    window: browser.window,
    timeZone: "Europe/Rome",
    onMove: (from, move) => moves.push([from.page, route.current().page, move]),
    onProblems: (lines) => problems.push(...lines),
  });
  return { browser, route, moves, problems };
};

test("an address is written out, without what was not understood, and without a key", () => {
  const { browser, problems, moves } = aRoute("?page=menu&tea=1#key=ffr_secret");
  expect(browser.url()).toBe("https://footfall.example/?page=menu&tz=Europe/Rome");
  expect(problems).toEqual(["“tea” means nothing here."]);
  expect(moves).toEqual([]);
});

test("who goes somewhere can go back, and forward again", () => {
  const { browser, route, moves } = aRoute("?page=menu");
  route.goTo({ page: "live" });
  expect(browser.url()).toBe("https://footfall.example/?page=live&tz=Europe/Rome");
  browser.go(-1);
  expect(route.current().page).toBe("menu");
  browser.go(1);
  expect(moves).toEqual([
    ["menu", "live", "forward"],
    ["live", "menu", "history"],
    ["menu", "live", "history"],
  ]);
});

test("going where one is makes no step to go back", () => {
  const { browser, route, moves } = aRoute("");
  route.goTo({ page: "menu" });
  route.goTo({ page: "menu", site: null });
  browser.go(-1);
  expect(route.current().page).toBe("overview");
  expect(moves).toHaveLength(2);
});

test("what is amended is in the address, and is no step of its own", () => {
  const { browser, route, moves } = aRoute("?page=menu");
  route.amend({ theme: "dark", open: { items: "sql" } });
  expect(browser.url()).toBe("https://footfall.example/?page=menu&tz=Europe/Rome&theme=dark&open=items.sql");
  expect(moves).toEqual([]);
});

test("a link leads to what is there and the change, and goes nowhere itself", () => {
  const { browser, route } = aRoute("?page=menu&site=luna-roma&f.section=Dolci");
  expect(route.hrefOf({ period: { kind: "yesterday" } })).toBe(
    "?page=menu&site=luna-roma&days=yesterday&tz=Europe/Rome&f.section=Dolci",
  );
  expect(route.hrefOf({ page: "funnel" })).toBe("?page=funnel&site=luna-roma&tz=Europe/Rome");
  expect(browser.url()).toContain("page=menu");
});
