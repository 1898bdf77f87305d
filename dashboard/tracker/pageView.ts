import { cutText } from "../../pipeline/event/cutText";
import type { CommonFields, TrackedEvent } from "./trackedEvent";

/** What is read of a page and its browser. */
export interface PageParts {
  readonly location: Pick<Location, "href">;
  readonly document: Pick<Document, "referrer" | "title">;
  readonly navigator: Pick<Navigator, "language">;
  readonly innerWidth: number;
  readonly innerHeight: number;
}

/** The fields for all events of a page: its address without what stands behind `#`, and the table, where the address names one. */
export const pageFields = ({ location }: Pick<PageParts, "location"> = globalThis): CommonFields => {
  const url = new URL(location.href);
  url.hash = "";
  return present({
    page_url: cutText(url.href, 2048),
    table_id: url.searchParams.get("table")?.match(/^\S{1,128}$/)?.[0],
  });
};

/** The event of a page that was opened: where from, in which language and window, by which campaign. */
export const pageView = (page: PageParts = globalThis): TrackedEvent => {
  const { location, document, navigator, innerWidth, innerHeight } = page;
  const { searchParams } = new URL(location.href);
  const utm = (name: string): string => cutText(searchParams.get(`utm_${name}`) ?? "", 256);
  return {
    event_type: "page_view",
    ...present({
      page_title: cutText(document.title, 256),
      referrer: cutText(document.referrer, 2048),
      language: navigator.language,
      time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      utm_source: utm("source"),
      utm_medium: utm("medium"),
      utm_campaign: utm("campaign"),
      utm_term: utm("term"),
      utm_content: utm("content"),
    }),
    viewport_width: Math.round(innerWidth),
    viewport_height: Math.round(innerHeight),
  };
};

/** Without what is empty: a field that is there has a value. */
const present = <F extends Readonly<Record<string, string | undefined>>>(
  fields: F,
): { readonly [N in keyof F]?: string } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value)) as { [N in keyof F]?: string };
