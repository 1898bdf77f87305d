import type { Arrival } from "./arrivals";
import { browse } from "./browsing";
import type { Guest } from "./guests";
import { clockFrom, type Moment } from "./moment";
import { order, waiterCalled } from "./ordering";
import type { Origin } from "./origins";
import type { Random } from "./random";
import { siteUrl } from "./site";

/** One guest's visit. */
export interface Visit extends Arrival {
  readonly guest: Guest;
  readonly origin: Origin;
  /** Given where the guest sits at a table. */
  readonly table?: number;
}

/** What a guest does from the first page to the last, in ascending time; the first moment is the arrival. */
export function* visit(
  { site, atMs, meal, guest, origin, table }: Visit,
  random: Random,
): Generator<Moment, void> {
  const after = clockFrom(atMs, random);
  const title = `${site.name} – ${site.words[meal]}`;
  yield {
    event_type: "page_view",
    occurred_at: after(0, 0),
    page_title: title,
    ...(origin.referrer === undefined ? {} : { referrer: origin.referrer }),
  };
  if (random.chance(bounces)) return;

  const sections = site.sections.filter(({ only }) => only === undefined || only === meal);
  if (random.chance(0.07)) {
    const query = random.pick(site.searches);
    yield {
      event_type: "search",
      occurred_at: after(2500, 15_000),
      search_query: query,
      properties: { results: random.between(0, 6) },
    };
  }
  const tab = yield* browse(
    {
      site,
      sections,
      appetite: origin.appetite * (guest.variantId === "large" ? largePhotosSell : 1),
      viewportWidth: guest.device.viewportWidth,
    },
    after,
    random,
  );
  if (tab.length > 0) {
    const tabUrl = `${siteUrl(site)}/tab${table === undefined ? "" : `?table=${table}`}`;
    yield* order({ site, meal, atTable: table !== undefined, tabUrl }, tab, after, random);
  } else if (table !== undefined && random.chance(0.1)) yield waiterCalled(after(20_000, 240_000), random);
}

/** The share of guests who leave at the first sight. */
const bounces = 0.06;
const largePhotosSell = 1.3;
