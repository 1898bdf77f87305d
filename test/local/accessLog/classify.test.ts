import { classify } from "../../../local/accessLog/classify";

describe("classify(target)", () => {
  it.each([
    "/",
    "",
    "/menu",
    "/menu/dinner.html?photo=a.png",
    "/menu.pdf.html",
    "/index.php",
    "/images/",
    "/photo.png/",
    "/recipes.xml",
    "/about-our-rss-reader",
    "/stories/feed-the-cat",
    "/menu?source=rss20",
    "/menu?utm_medium=feed",
    "/files/cellar.pdf",
    "/files/poster.zip",
    "/%E0%A4%A",
    "http://menu.example",
    "*",
    "menu.example:443",
  ])("takes %s for a page", (target) => {
    expect(classify(target)).toBe("page");
  });

  it.each([
    ["image", "/img/fig.PNG"],
    ["image", "/favicon.ico"],
    ["image", "/img/fig%2Ejpg?w=200"],
    ["image", "https://menu.example/a.webp#top"],
    ["style", "/site.css?v=3"],
    ["style", "/css/site.css;v=3"],
    ["script", "/app.mjs"],
    ["font", "/f/luna.woff2"],
    ["media", "/film/pasta.mp4"],
    ["feed", "/feed"],
    ["feed", "/blog/feed/"],
    ["feed", "/blog/feed/rss2"],
    ["feed", "/atom.xml"],
    ["feed", "/news.rss"],
    ["feed", "/?flav=rss20"],
    ["feed", "/blog/tags/figs?page=2&flav=atom"],
    ["feed", "/?feed=comments-rss2"],
    ["machine_file", "/robots.txt"],
    ["machine_file", "/sitemap_index.xml"],
    ["machine_file", "/sitemap-1.xml.gz"],
    ["machine_file", "/.well-known/security.txt"],
    ["machine_file", "/site.webmanifest"],
  ])("finds the %s %s", (kind, target) => {
    expect(classify(target)).toBe(kind);
  });
});
