import { splitTarget } from "./splitTarget";

/** What a browser, a feed reader or a crawler fetches on its own. */
export type AssetKind = "image" | "style" | "script" | "font" | "media" | "feed" | "machine_file";

/**
 * Tells by a request's target whether it asked for a page or for an asset. An asset is what software fetches by
 * itself: images (the favicon too), style sheets, scripts, fonts, audio and video, feeds, and files meant for
 * machines (robots.txt, sitemaps, manifests, `/.well-known/`). All else is a page, because somebody asked for
 * it: documents and downloads (PDF, archives, programs) too.
 */
export const classify = (target: string): AssetKind | "page" => {
  const { path, query } = splitTarget(target);
  const decoded = percentDecoded(path).toLowerCase();
  const name = fileName(decoded);
  if (feedNames.has(fileName(decoded.replace(/\/+$/, ""))) || feedQuery.test(query)) return "feed";
  if (machineNames.test(name) || decoded.startsWith("/.well-known/")) return "machine_file";
  return kindByExtension.get(/\.([a-z0-9]+)$/.exec(name)?.[1] ?? "") ?? "page";
};

/** The last segment, without parameters: `/css/style.css;v=2` → `style.css`. */
const fileName = (path: string): string => path.slice(path.lastIndexOf("/") + 1).replace(/;.*$/s, "");

const percentDecoded = (path: string): string => {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
};

/** Where blog engines keep their feeds. */
const feedNames: ReadonlySet<string> = new Set([
  ...["feed", "feeds", "rss", "rss2", "rss20", "atom", "rdf"],
  ...["feed.xml", "rss.xml", "rss2.xml", "atom.xml", "index.xml", "feed.json", "feed.php", "rss.php"],
]);

/** `?flav=rss20` (Blosxom), `?feed=rss2` (WordPress), `?format=feed` (Joomla). */
const feedQuery = /(?:^|&)(?:flav|feed|format)=[^&]*(?:rss|atom|rdf|feed)/i;

const machineNames =
  /^(?:robots\.txt|(?:app-)?ads\.txt|sitemap[^/]*\.(?:xml|txt)(?:\.gz)?|(?:browserconfig|crossdomain)\.xml|manifest\.json|[^/]*\.webmanifest)$/;

const extensions: Readonly<Record<Exclude<AssetKind, "machine_file">, string>> = {
  image: "png jpg jpeg jfif gif webp avif apng svg svgz ico cur bmp tif tiff heic jxl",
  style: "css xsl xslt",
  script: "js mjs cjs map wasm",
  font: "woff woff2 ttf otf eot",
  media: "mp3 m4a aac ogg oga opus wav flac mp4 m4v m4s webm ogv mov avi mpg mpeg flv swf m3u8 mpd vtt",
  feed: "rss atom rdf",
};

const kindByExtension: ReadonlyMap<string, AssetKind> = new Map(
  Object.entries(extensions).flatMap(([kind, list]) =>
    list.split(" ").map((extension) => [extension, kind as AssetKind]),
  ),
);
