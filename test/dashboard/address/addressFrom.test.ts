import fc from "fast-check";
import { addressFrom } from "../../../dashboard/app/address/addressFrom";
import { searchOf } from "../../../dashboard/app/address/searchOf";
import { anAddress } from "./anAddress";
import { anyAddress } from "./anyAddress";

const inRome = { timeZone: "Europe/Rome" };

test("an address that says nothing is the default, in the reader's time zone", () => {
  expect(addressFrom("", inRome)).toEqual({ address: anAddress(), problems: [] });
  expect(addressFrom("", { timeZone: "Asia/Tokyo" }).address.timeZone).toBe("Asia/Tokyo");
});

test("every address is read as it was written, whoever reads it", () => {
  fc.assert(
    fc.property(anyAddress, (address) => {
      expect(addressFrom(searchOf(address), { timeZone: "Asia/Tokyo" })).toEqual({ address, problems: [] });
    }),
  );
});

test("all of an address is read", () => {
  const search =
    "?page=menu&site=luna-roma&from=2026-03-01&to=2026-03-31&tz=America/New_York&compare=0&live=1&theme=dark&f.section=Antipasti&open=menu-items.table";
  expect(addressFrom(search, inRome)).toEqual({
    address: {
      page: "menu",
      site: "luna-roma",
      period: { kind: "days", from: "2026-03-01", to: "2026-03-31" },
      compare: false,
      timeZone: "America/New_York",
      live: true,
      theme: "dark",
      filters: { section: "Antipasti" },
      open: { "menu-items": "table" },
    },
    problems: [],
  });
});

test.each([
  [
    "page=kitchen",
    "“page” must be one of overview, menu, funnel, audience, commerce, live, quality, not “kitchen”.",
  ],
  ["site=../x", "“site” must be a site's id, as trattoria-luna, not “../x”."],
  ["site=", "“site” must be a site's id, as trattoria-luna, not “”."],
  ["days=0", "“days” must be a whole number from 1 to 732, or “yesterday”, not “0”."],
  ["days=733", "“days” must be a whole number from 1 to 732, or “yesterday”, not “733”."],
  ["days=7.5", "“days” must be a whole number from 1 to 732, or “yesterday”, not “7.5”."],
  ["days=", "“days” must be a whole number from 1 to 732, or “yesterday”, not “”."],
  ["from=2026-03-01", "“from” and “to” go together."],
  ["from=2026-03-02&to=2026-03-01", "The first day, 2026-03-02, must not be after the last, 2026-03-01."],
  [
    "from=2026-02-29&to=2026-03-01",
    "“2026-02-29” is no day from 1990-01-01 to 2199-12-31, written as 2026-03-01.",
  ],
  ["tz=Rome", "“tz” must be a time zone by its IANA name, as Europe/Rome, or UTC, not “Rome”."],
  [
    "tz=Mars/Olympus",
    "“tz” must be a time zone by its IANA name, as Europe/Rome, or UTC, not “Mars/Olympus”.",
  ],
  ["compare=yes", "“compare” must be 0 or 1, not “yes”."],
  ["live=true", "“live” must be 0 or 1, not “true”."],
  ["theme=blue", "“theme” must be one of system, light, dark, not “blue”."],
  ["open=menu-items", "“open” must be a figure's id and .table or .sql, not “menu-items”."],
  ["open=menu-items.csv", "“open” must be a figure's id and .table or .sql, not “menu-items.csv”."],
  ["f.=x", "“f.” means nothing here."],
  ["utm_source=mail&utm_source=mail", "“utm_source” means nothing here."],
  ["toString=1", "“toString” means nothing here."],
])("%j is told, and the default taken", (search, problem) => {
  expect(addressFrom(`?${search}`, inRome)).toEqual({ address: anAddress(), problems: [problem] });
});

test("of what is given more than once the first is taken, and said so", () => {
  const { address, problems } = addressFrom(
    "?page=menu&page=live&f.section=a&f.section=b&open=x.sql&open=x.table",
    inRome,
  );
  expect(address).toEqual(anAddress({ page: "menu", filters: { section: "a" }, open: { x: "sql" } }));
  expect(problems).toEqual([
    "“page” is given more than once; the first was taken.",
    "“f.section” is given more than once; the first was taken.",
    "“open” names “x” more than once; the first was taken.",
  ]);
});

test("days go before first and last day", () => {
  expect(addressFrom("?days=7&from=2026-03-01&to=2026-03-02", inRome)).toEqual({
    address: anAddress({ period: { kind: "last", days: 7 } }),
    problems: ["“from” and “to” do not go with “days”, which was taken."],
  });
});

test("whatever stands in a query string, there is an address", () => {
  fc.assert(
    fc.property(fc.webQueryParameters(), (search) => {
      const { address } = addressFrom(search, inRome);
      expect(addressFrom(searchOf(address), inRome)).toEqual({ address, problems: [] });
    }),
  );
});
