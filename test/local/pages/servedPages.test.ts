import { menu } from "../../../dashboard/menu/menu";
import { servedPages } from "../../../local/pages/servedPages";

const aFile = (text: string) => ({
  path: "index.html",
  contentType: "text/html; charset=utf-8",
  cacheControl: "no-cache",
  bytes: Buffer.from(text),
});

const served = (lanUrl?: string) =>
  servedPages({
    url: () => "http://127.0.0.1:8787",
    lanUrl: () => lanUrl,
    keysFile: "/data/keys.json",
    secrets: { browser_key: "ffb_b", reader_key: "ffr_r" },
    report: async () => "the report",
    bundle: async (pages) => [
      aFile(pages === "app" ? '<meta name="footfall:start-page" content=""><p>app' : "<p>menu"),
    ],
    send: async () => true,
    now: () => 0,
    newId: () => "1",
  });

const pageAt = async (path: string, query = "", lanUrl?: string) =>
  await served(lanUrl).pages[path]?.({ path, query, headers: {} });

const fileAt = async (path: string) => {
  for (const files of served().files) {
    const file = await files({ path, query: "", headers: {} });
    if (file !== undefined) return Buffer.from(file.bytes).toString();
  }
  return undefined;
};

test("the dashboard is at /, and told where the start page is; the menu is below /menu/", async () => {
  expect(await fileAt("/")).toBe('<meta name="footfall:start-page" content="/start"><p>app');
  expect(await fileAt("/menu/")).toBe("<p>menu");
});

test("the demo shows the menu beside the live dashboard, signed in", async () => {
  const demo = await pageAt("/demo");
  expect(demo?.text).toContain('src="/menu/?table=7"');
  expect(demo?.text).toContain(`src="/?page=live&amp;site=${menu.siteId}#key=ffr_r"`);
});

test("no guest's page holds the reader key", async () => {
  for (const path of ["/menu", "/menu/settings.json", "/menu/cards"]) {
    const page = await pageAt(path);
    expect(page).toBeDefined();
    expect(JSON.stringify(page)).not.toContain("ffr_");
  }
});

test("the menu asks where its events go", async () => {
  const settings = await pageAt("/menu/settings.json");
  expect(JSON.parse(settings?.text ?? "")).toEqual({ collector: "/", key: "ffb_b", site: "osteria-luna" });
});

test("/menu leads to /menu/, with its table", async () => {
  expect(await pageAt("/menu", "table=7")).toMatchObject({
    status: 308,
    headers: { location: "/menu/?table=7" },
  });
  expect(await pageAt("/menu")).toMatchObject({ headers: { location: "/menu/" } });
});

test("there is a card for each table, with the address that its phone needs", async () => {
  const cards = await pageAt("/menu/cards", "tables=3", "http://192.168.1.5:8787");
  expect(cards?.text.match(/<article/g)).toHaveLength(3);
  expect(cards?.text).toContain('aria-label="QR code of http://192.168.1.5:8787/menu/?table=3"');
  expect(cards?.text).not.toContain("--lan");
});

test.each(["", "tables=0", "tables=61", "tables=x", "tables=1.5"])(
  "cards of '%s' are eight",
  async (query) => {
    const cards = await pageAt("/menu/cards", query);
    expect(cards?.text.match(/<article/g)).toHaveLength(8);
    expect(cards?.text).toContain("http://127.0.0.1:8787/menu/?table=8");
    expect(cards?.text).toContain("npm start -- --lan");
  },
);

test("the report is there as text", async () => {
  expect(await pageAt("/report")).toEqual({ type: "text/plain; charset=utf-8", text: "the report" });
});
