import { cutText } from "../event/cutText";

const longestUrl = 2048;
const longestHost = 256;

/** The path of a page's address, be it relative; null where it has none. */
export const pathOf = (pageUrl: string): string | null => {
  const url = urlOf(pageUrl);
  if (url !== undefined) return cutText(url.pathname, longestUrl) || null;
  return pageUrl.startsWith("/") ? (pageUrl.split(/[?#]/, 1)[0] ?? null) : null;
};

/** The host of an absolute address; null where it has none. */
export const hostOf = (address: string): string | null =>
  cutText(urlOf(address)?.hostname ?? "", longestHost) || null;

/** Not by URL.canParse: once Node 20 has optimized its caller, it refuses most URLs with letters beyond ASCII. */
const urlOf = (text: string): URL | undefined => {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
};
