import { type PageParts, pageFields, pageView } from "../../../dashboard/tracker/pageView";

const aPage = (href: string, overrides: Partial<PageParts> = {}): PageParts => ({
  location: { href },
  document: { referrer: "", title: "Osteria Luna – Dinner" },
  navigator: { language: "it-IT" },
  innerWidth: 390.4,
  innerHeight: 844,
  ...overrides,
});

test("a page view says where from, what, in which language and window, and by which campaign", () => {
  const page = aPage(
    "https://luna.example/menu/?table=7&utm_source=instagram&utm_campaign=spring%20menu&utm_term=",
    {
      document: { referrer: "https://www.google.com/", title: "Osteria Luna – Dinner" },
    },
  );
  expect(pageView(page)).toEqual({
    event_type: "page_view",
    page_title: "Osteria Luna – Dinner",
    referrer: "https://www.google.com/",
    language: "it-IT",
    time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    utm_source: "instagram",
    utm_campaign: "spring menu",
    viewport_width: 390,
    viewport_height: 844,
  });
});

test("what is empty is left out, and what is too long is cut", () => {
  const view = pageView(
    aPage("https://luna.example/", { document: { referrer: "", title: "x".repeat(300) } }),
  );
  expect(view).not.toHaveProperty("referrer");
  expect(view).not.toHaveProperty("utm_source");
  expect(view.page_title).toHaveLength(256);
});

test.each([
  [
    "https://luna.example/menu/?table=7#tab",
    { page_url: "https://luna.example/menu/?table=7", table_id: "7" },
  ],
  ["https://luna.example/menu/", { page_url: "https://luna.example/menu/" }],
  ["https://luna.example/?table=", { page_url: "https://luna.example/?table=" }],
  [
    "https://luna.example/?table=by%20the%20door",
    { page_url: "https://luna.example/?table=by%20the%20door" },
  ],
])("the fields of all events of %s", (href, fields) => {
  expect(pageFields(aPage(href))).toEqual(fields);
});
